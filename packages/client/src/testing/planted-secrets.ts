import type { Auth } from '../auth/auth.ts'
import { oauthClientCredentials } from '../oauth.ts'
import { pnAuthInfo3 } from '../pnauthinfo3.ts'

export interface Plan {
  secret: string
  token: string
  credential: (typeof credentialKinds)[number]
  leak: (typeof leakKinds)[number]
}

/** What a leak has to work with: the credential as it was sent, and the parts of a request. */
interface Exposed extends Plan {
  url: string
  header: string
  request: string
}

const tokenUrl = 'https://tokens.invalid/token'

const credentials = {
  bearer: ({ secret }: Plan) => `Bearer ${secret}`,
  basic: ({ secret }: Plan) => `Basic ${btoa(`jane:${secret}`)}`,
  'no scheme': ({ secret }: Plan) => secret,
  'named values': ({ secret }: Plan) => `Custom Credential=jane/7, Signature=${secret}`,
  'quoted values': ({ secret }: Plan) => `Digest username="jane", response="${secret}"`,
  'line break': ({ secret }: Plan) => `Bearer ${secret}\r\nX-Evil: 1`,
  'letter of no header': ({ secret }: Plan) => `Bearer ${secret}\u2713`,
  function:
    ({ secret }: Plan) =>
    () =>
      `Bearer ${secret}`,
  'new secret each time': ({ secret }: Plan) => {
    let count = 0
    return () => `Bearer ${secret}${'x'.repeat(++count)}`
  },
  'function with a line break':
    ({ secret }: Plan) =>
    () =>
      `Bearer ${secret}\n`,
  'function that fails':
    ({ secret }: Plan) =>
    () =>
      Promise.reject(Object.assign(new Error('The vault is shut.'), { config: { headers: { key: secret } } })),
  'OAuth, secret in a header': (plan: Plan) => oauth(plan, 'client_secret_basic'),
  'OAuth, secret in the body': (plan: Plan) => oauth(plan, 'client_secret_post'),
  PNAUTHINFO3: ({ secret }: Plan) => pnAuthInfo3({ userId: 'jane', secret, timestamp: (now) => now.toISOString() }),
} satisfies Record<string, (plan: Plan) => Auth>

export const credentialKinds = Object.keys(credentials) as (keyof typeof credentials)[]

const refuse = (status: number) => (exposed: Exposed) =>
  json(
    status,
    JSON.stringify({ Message: `Cannot take ${exposed.header} (${secretPart(exposed)}).`, Echo: exposed.request }),
  )

const leaks = {
  'good answer': ({ token }: Exposed) => json(200, responseText(token)),
  'good answer with more': ({ token }: Exposed) => json(200, responseText(token, { Added: 1 })),
  'answer without Name': ({ token }: Exposed) =>
    json(200, `{"AccessToken":${token},"Status":"Initiated","Expires":"x"}`),
  'answer with Expires unknown': ({ token }: Exposed) => json(200, responseText(token, { Expires: token })),
  'token in quotes': ({ token }: Exposed) => json(200, responseText(`"${token}"`)),
  'token that is a fraction': ({ token }: Exposed) => json(200, responseText(`${token}.5`)),
  'token with an exponent': ({ token }: Exposed) => json(200, responseText(`${token}e2`)),
  'cut-off answer': ({ token }: Exposed) => json(200, responseText(token).slice(0, 60)),
  'answer cut off in its token': ({ token }: Exposed) => json(200, responseText(token).slice(0, 24)),
  'broken answer': ({ token }: Exposed) => json(200, `{"AccessToken":${token}x}`),
  'answer of another type': ({ token }: Exposed) => new Response(responseText(token)),
  'page that echoes': ({ request }: Exposed) => new Response(request, { headers: { 'Content-Type': 'text/html' } }),
  '400': refuse(400),
  '401': refuse(401),
  '503': refuse(503),
  '500': refuse(500),
  'long refusal': ({ header }: Exposed) => json(400, JSON.stringify({ Message: `${'x'.repeat(480)} ${header}` })),
  'headers that echo': (exposed: Exposed) => {
    const echo = { 'X-Echo': exposed.header, 'X-Part': secretPart(exposed), Link: `</Import/${exposed.token}>` }
    return new Response(responseText(exposed.token), { headers: { 'Content-Type': 'application/json', ...echo } })
  },
  'token of another success': ({ token }: Exposed) => json(201, responseText(token)),
  'token in a contradiction': ({ token }: Exposed) =>
    json(200, responseText(token, { Name: token, ImportAction: 'Delete' })),
  'token in a refusal': ({ token }: Exposed) => json(409, responseText(token)),
  'token in a page': ({ token }: Exposed) => new Response(`<pre>${responseText(token)}</pre>`, { status: 500 }),
  'problem that echoes': (exposed: Exposed) =>
    json(400, JSON.stringify({ title: exposed.header, detail: secretPart(exposed) })),
  'plain text that echoes': ({ header, request }: Exposed) =>
    new Response(`${header} ${request}`, { status: 400, headers: { 'Content-Type': 'text/plain' } }),
  'redirect there': (exposed: Exposed) => {
    const secret = encodeURIComponent(secretPart(exposed))
    return redirect(`https://jane:${secret}@other.invalid/${secret}?${secret}`)
  },
  'redirect here': (exposed: Exposed) => redirect(`/${secretPart(exposed)}?key=${encodeURIComponent(exposed.header)}`),
  'redirect here with a password': (exposed: Exposed) =>
    redirect(exposed.url.replace('//', `//jane:${encodeURIComponent(secretPart(exposed))}@`)),
  'failure that quotes the header': ({ header }: Exposed) =>
    Promise.reject(new TypeError(`Header "${header}" is bad`, { cause: new Error(header, { cause: header }) })),
  'failure that quotes it everywhere': ({ header, request }: Exposed) =>
    Promise.reject(
      Object.assign(new AggregateError([new Error(header)], header), {
        name: header,
        code: header,
        request,
        stack: request,
      }),
    ),
  'refusal that quotes the address': ({ url }: Exposed) =>
    json(
      404,
      JSON.stringify({ Message: `Nothing at ${url}.`, Token: { a: url }, Address: new URL(url).pathname.split('/') }),
    ),
  'page that quotes the address': ({ url }: Exposed) =>
    new Response(`<a href="${url}">`, {
      status: 502,
      headers: { 'Content-Type': 'text/html', 'Content-Location': url },
    }),
  'failure that quotes the address': ({ url }: Exposed) =>
    Promise.reject(
      Object.assign(new TypeError(`Cannot fetch ${url}`, { cause: new Error(url.slice(8)) }), { code: url }),
    ),
  'report that quotes the address': ({ token, url }: Exposed) =>
    json(200, responseText(token, { ...counters, Name: url, Own: { url: [url] }, OwnToken: url })),
  'report of another import': ({ token }: Exposed) => json(200, responseText(`8${token.slice(1)}`, counters)),
  'page of failed records without an end': ({ url }: Exposed) =>
    json(200, JSON.stringify({ Count: 0, HasMore: url, UserProfilePreferences: [] })),
  'failure that is a text': ({ request }: Exposed) => Promise.reject(request),
} satisfies Record<string, (exposed: Exposed) => Response | Promise<Response>>

export const leakKinds = Object.keys(leaks) as (keyof typeof leaks)[]

/** A client's credential and a `fetch` that does its worst with it. `secrets` are those that must not be shown. */
export function plant(plan: Plan): { auth(): Auth; fetch: typeof fetch; secrets(): string[] } {
  const { secret, token } = plan
  const used = new Set([secret, encodeURIComponent(secret), btoa(`jane:${secret}`), token, String(Number(token))])
  const send: typeof fetch = async (url, init) => {
    const exposed = { ...plan, url: String(url), header: headerOf(init), request: requestOf(init) }
    used.add(exposed.header).add(secretPart(exposed))
    return leaks[plan.leak](exposed)
  }
  return { auth: () => credentials[plan.credential](plan), fetch: send, secrets: () => [...used] }
}

function oauth(plan: Plan, tokenEndpointAuthMethod: 'client_secret_basic' | 'client_secret_post'): Auth {
  const send: typeof fetch = async (url, init) => {
    const isServed = /answer|token|page/.test(plan.leak)
    if (isServed) return json(200, JSON.stringify({ access_token: plan.secret.replaceAll(/[()$*!]/g, '-') }))
    return leaks[plan.leak]({ ...plan, url: String(url), header: headerOf(init), request: requestOf(init) })
  }
  return oauthClientCredentials({
    tokenUrl,
    clientId: 'jane',
    clientSecret: plan.secret,
    scope: 'a/b',
    tokenEndpointAuthMethod,
    fetch: send,
  })
}

function headerOf(init: RequestInit | undefined): string {
  return new Headers(init?.headers).get('authorization') ?? String(init?.body)
}

function requestOf(init: RequestInit | undefined): string {
  return JSON.stringify([...new Headers(init?.headers), String(init?.body)])
}

/** The last value of a credential, which is its secret. */
function secretPart({ header }: Exposed): string {
  const last = header.split(' ').at(-1) ?? ''
  return last.replace(/^\w+="?(?=[^=])/, '').replace(/"$/, '')
}

const counters = { TotalRecordsReceived: 1, ValidationSuccessful: 1, ValidationFailed: 0 }

function responseText(token: string, more: object = {}): string {
  const rest = { Status: 'Initiated', Expires: '2026-11-23T18:00:00Z', Name: 'CRM sync', ...more }
  return `{"AccessToken":${token},${JSON.stringify(rest).slice(1)}`
}

function json(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'Content-Type': 'application/json' } })
}

function redirect(location: string): Response {
  return new Response(null, { status: 307, headers: { Location: location } })
}
