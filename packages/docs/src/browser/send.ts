import type { MockFetch } from '@bulk-import/mock/any-document'
import { type Call, parametersIn, urlOf } from '../samples.ts'

export interface Mock {
  fetch: typeof fetch
  url: string
  where: string
}

interface Credential {
  header: string
  value: string
}

/** A response, as far as it is shown. */
export interface Received {
  status: number
  text: string
  headers: [name: string, value: string][]
  where: string
}

/** The mock that served this page, or else the one inside it. */
export async function findMock(createMockFetch: () => MockFetch): Promise<Mock> {
  const mock = await serverMock()
  if (mock !== undefined) return mock
  const mockFetch = createMockFetch()
  return { fetch: mockFetch, url: mockFetch.url, where: 'the mock inside this page' }
}

/** Any server may have served the page; only the mock knows its own clock. */
async function serverMock(): Promise<Mock | undefined> {
  const { protocol, origin } = location
  if (!protocol.startsWith('http')) return undefined
  const response = await fetch('/_mock/clock').catch(() => undefined)
  const isMock = response?.ok === true && response.headers.get('Content-Type') === 'application/json'
  return isMock
    ? { fetch: (input, init) => fetch(input, init), url: origin, where: `the mock at ${origin}` }
    : undefined
}

/** Sends a call with a body as it stands, right or wrong. */
export async function send(mock: Mock, call: Omit<Call, 'baseUrl'>, body: string, auth: Credential): Promise<Received> {
  const url = urlOf({ ...call, baseUrl: mock.url })
  const headers = new Headers(parametersIn('header', call))
  if (auth.value !== '') headers.set(auth.header, auth.value)
  if (call.mediaType !== undefined && body !== '') headers.set('Content-Type', call.mediaType)
  const response = await mock.fetch(url, { method: call.method, headers, body: body === '' ? null : body })
  const shown = ['Content-Type', 'Retry-After', 'WWW-Authenticate']
  return {
    status: response.status,
    text: await response.text(),
    headers: shown.flatMap((name): [string, string][] => {
      const value = response.headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
    where: mock.where,
  }
}
