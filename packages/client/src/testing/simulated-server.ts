/** What can happen to one attempt. `accept` says that the server opens an import before it goes wrong. */
const answers = {
  'accept, answer': () => json(200, good),
  'accept, answer without Expires': () => json(200, '{"AccessToken":9007199254740993,"Name":"x","Status":"Initiated"}'),
  'accept, reset': () => reset(),
  'accept, stall': (signal: AbortSignal) => stall(signal),
  'accept, stall in the body': (signal: AbortSignal) => new Response(endless(signal), { headers: jsonType }),
  'accept, cut off': () => json(200, good.slice(0, 50)),
  'accept, break in the body': () => new Response(broken(), { headers: jsonType }),
  'accept, 500': () => json(500, ''),
  'accept, 502': () => new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
  'accept, 504': () => json(504, ''),
  'accept, 303': () => new Response(null, { status: 303, headers: { Location: '/done' } }),
  'accept, 204': () => new Response(null, { status: 204 }),
  'page of a proxy': () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }),
  'JSON of a proxy': () => json(200, '{"ok":true}'),
  'reset before': () => reset(),
  'stall before': (signal: AbortSignal) => stall(signal),
  'broken pipe': () => fail('EHOSTUNREACH', 'write'),
  'refused connection': () => fail('ECONNREFUSED', 'connect'),
  'unknown host': () => fail('ENOTFOUND', 'getaddrinfo'),
  '503': () => json(503, '{"Message":"Busy."}'),
  '503 with a wait': () => json(503, '', { 'Retry-After': '5' }),
  '503 with an hour': () => json(503, '', { 'Retry-After': '3600' }),
  '503 that stalls': (signal: AbortSignal) => new Response(endless(signal), { status: 503, headers: jsonType }),
  '500 before': () => json(500, ''),
  '400': () => json(400, '{"Message":"No."}'),
  '401': () => json(401, ''),
  '429': () => json(429, '', { 'Retry-After': '1' }),
  'redirect here': () => new Response(null, { status: 307, headers: { Location: '/elsewhere' } }),
  'redirect there': () => new Response(null, { status: 308, headers: { Location: 'https://other.invalid/' } }),
} satisfies Record<string, (signal: AbortSignal) => Response | Promise<Response>>

export type Fault = keyof typeof answers

export const faults = Object.keys(answers) as Fault[]

/**
 * A server without sockets, to be given as `fetch`, that follows a plan: one fault for each request, the last for all
 * that come after. It is unknown to the client what it accepted.
 */
export function simulate(plan: readonly Fault[]): { fetch: typeof fetch; accepted(): number; sent(): number } {
  let accepted = 0
  let sent = 0
  return {
    fetch: async (_, init) => {
      const fault = plan[Math.min(sent, plan.length - 1)] as Fault
      sent++
      if (fault.startsWith('accept')) accepted++
      return answers[fault](init?.signal as AbortSignal)
    },
    accepted: () => accepted,
    sent: () => sent,
  }
}

const good = '{"AccessToken":9007199254740993,"Status":"Initiated","Expires":"2026-11-23T18:00:00Z","Name":"CRM sync"}'
const jsonType = { 'Content-Type': 'application/json' }

function json(status: number, body: string, headers?: Record<string, string>): Response {
  return new Response(body, { status, headers: { ...jsonType, ...headers } })
}

function fail(code: string, syscall: string): Promise<never> {
  const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall })
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

function broken(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
}
