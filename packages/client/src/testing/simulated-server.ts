/** What can happen to one attempt. `accept` says that the server takes the request before it goes wrong. `good` is what it says on a good day. */
const responses = {
  'accept, answer': (good: string) => json(200, good),
  'accept, answer without Expires': (good: string) => json(200, good.replace(',"Expires":"2026-11-23T18:00:00Z"', '')),
  'accept, answer of another type': (good: string) => new Response(good, { headers: { 'Content-Type': 'text/plain' } }),
  'accept, Delete': (good: string) => json(200, good.replace('}', ',"ImportAction":"Delete"}')),
  'accept, token as text': (good: string) => json(200, good.replace('9007199254740993', '"T-1"')),
  'accept, 201 with a token': (good: string) => json(201, good),
  'accept, reset': () => reset(),
  'accept, stall': (_: string, signal: AbortSignal) => stall(signal),
  'accept, stall in the body': (_: string, signal: AbortSignal) => new Response(endless(signal), { headers: jsonType }),
  'accept, cut off': (good: string) => json(200, good.slice(0, 50)),
  'accept, break in the body': () => new Response(breaking(), { headers: jsonType }),
  'accept, 500': () => json(500, ''),
  'accept, 500 in JSON': () => json(500, '{"Message":"Oops."}'),
  'accept, 502': () => page(502),
  'accept, 504': () => json(504, ''),
  'accept, 503 page': () => page(503, { 'Retry-After': '1' }),
  'accept, empty 503': () => json(503, ''),
  'accept, 503 cut off': () => json(503, '{"Mess'),
  'accept, 503 that breaks': () => new Response(breaking(), { status: 503, headers: jsonType }),
  'accept, 408 page': () => page(408),
  'accept, empty 408': () => json(408, ''),
  'accept, 409 page': () => page(409),
  'accept, 302': () => redirect(302, '/done'),
  'accept, 303': () => redirect(303, '/done'),
  'accept, redirect in a browser': () => opaque(),
  'accept, 204': () => new Response(null, { status: 204 }),
  'page of a proxy': () => page(200),
  'JSON of a proxy': () => json(200, '{"ok":true}'),
  'reset before': () => reset(),
  'stall before': (_: string, signal: AbortSignal) => stall(signal),
  'broken pipe': () => fail('EHOSTUNREACH', 'write'),
  'refused connection': () => fail('ECONNREFUSED', 'connect'),
  'unknown host': () => fail('ENOTFOUND', 'getaddrinfo'),
  certificate: () => fail('CERT_HAS_EXPIRED'),
  '503': () => json(503, '{"Message":"Busy."}'),
  '503 with a wait': () => json(503, '{}', { 'Retry-After': '5' }),
  '503 with an hour': () => json(503, '{}', { 'Retry-After': '3600' }),
  '503 that stalls': (_: string, signal: AbortSignal) =>
    new Response(endless(signal), { status: 503, headers: jsonType }),
  '503 page': () => page(503),
  '500 before': () => json(500, ''),
  '400': () => json(400, '{"Message":"No."}'),
  '400 page': () => page(400),
  '401': () => json(401, ''),
  '408': () => json(408, '{"Message":"Too slow."}'),
  '429': () => json(429, '', { 'Retry-After': '1' }),
  'redirect here': () => redirect(307, '/elsewhere'),
  'redirect there': () => redirect(308, 'https://other.invalid/'),
  'redirect before': () => redirect(301, '/elsewhere'),
} satisfies Record<string, (good: string, signal: AbortSignal) => Response | Promise<Response>>

export type SimulatedResponse = keyof typeof responses

export const simulatedResponses = Object.keys(responses) as SimulatedResponse[]

/**
 * A server without sockets, to be given as `fetch`, that follows a plan: one fault for each request, the last for all
 * that come after. It is unknown to the client what it accepted.
 *
 * @param onSend called when a request leaves
 * @param operation what it responds to
 */
export function simulate(
  plan: readonly SimulatedResponse[],
  onSend: () => void = () => undefined,
  operation: SimulatedOperation = 'initiate',
): { fetch: typeof fetch; accepted(): number; sent(): number } {
  const good = goodResponses[operation]
  let accepted = 0
  let sent = 0
  return {
    fetch: async (_, init) => {
      const name = plan[Math.min(sent, plan.length - 1)] as SimulatedResponse
      sent++
      onSend()
      if (name.startsWith('accept')) accepted++
      return responses[name](good, init?.signal as AbortSignal)
    },
    accepted: () => accepted,
    sent: () => sent,
  }
}

const report =
  '{"AccessToken":9007199254740993,"TotalRecordsReceived":1,"ValidationSuccessful":1,"ValidationFailed":0,"Status":"Staging","Expires":"2026-11-23T18:00:00Z"}'

const goodResponses = {
  initiate: '{"AccessToken":9007199254740993,"Status":"Initiated","Expires":"2026-11-23T18:00:00Z","Name":"CRM sync"}',
  stage: report,
  execute: report,
  retrieveStatus: report,
  retrieveExceptions: '{"Count":1,"HasMore":false,"UserProfilePreferences":[{"SequenceNumber":1}]}',
}

export type SimulatedOperation = keyof typeof goodResponses

export const simulatedOperations = Object.keys(goodResponses) as SimulatedOperation[]
const jsonType = { 'Content-Type': 'application/json' }

function json(status: number, body: string, headers?: Record<string, string>): Response {
  return new Response(body, { status, headers: { ...jsonType, ...headers } })
}

function page(status: number, headers?: Record<string, string>): Response {
  return new Response('<html>', { status, headers: { 'Content-Type': 'text/html', ...headers } })
}

function redirect(status: number, location: string): Response {
  return new Response(null, { status, headers: { Location: location } })
}

/** All that a browser shows of a redirect that it does not follow; its constructor cannot make one. */
function opaque(): Response {
  return { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response
}

function fail(code: string, syscall?: string): Promise<never> {
  const cause = Object.assign(new Error(`${syscall} ${code}`), { code }, syscall !== undefined && { syscall })
  return Promise.reject(new TypeError('fetch failed', { cause }))
}

function reset(): Promise<never> {
  return fail('ECONNRESET', 'read')
}

function stall(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

function endless(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"Acc'))
      signal.addEventListener('abort', () => controller.error(signal.reason))
    },
  })
}

function breaking(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
}
