import { operations } from '@bulk-import/contract'
import { createMockFetch } from '../../../mock/src/fetch.ts'
import { sender } from './request-form.ts'

interface Mock {
  fetch: typeof fetch
  url: string
  where: string
}

export interface Reply {
  status: number
  text: string
  headers: [name: string, value: string][]
  where: string
}

let found: Promise<Mock> | undefined

/** The mock that served this page, or else the one inside it. */
export function findMock(): Promise<Mock> {
  found ??= serverMock().then((mock) => mock ?? pageMock())
  return found
}

function pageMock(): Mock {
  const mockFetch = createMockFetch()
  return { fetch: mockFetch, url: mockFetch.url, where: 'the mock inside this page' }
}

/** Any server may have served the page; only the mock knows its own clock. */
async function serverMock(): Promise<Mock | undefined> {
  const { protocol, origin } = location
  if (!protocol.startsWith('http')) return undefined
  const answer = await fetch('/_mock/clock').catch(() => undefined)
  const isMock = answer?.ok === true && answer.headers.get('Content-Type') === 'application/json'
  return isMock
    ? { fetch: (input, init) => fetch(input, init), url: origin, where: `the mock at ${origin}` }
    : undefined
}

/** Sends the body as it stands, right or wrong. */
export async function send(body: string): Promise<Reply> {
  const mock = await findMock()
  const { clientId, authorization } = sender()
  const { method, pathTemplate, request } = operations.initiate
  const headers = { 'Content-Type': request.mediaType, ...(authorization && { Authorization: authorization }) }
  const path = pathTemplate.replace('{clientId}', encodeURIComponent(clientId))
  const response = await mock.fetch(mock.url + path, { method, headers, body })
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
