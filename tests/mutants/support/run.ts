import type { MockOptions } from '@bulk-import/mock'
import { plan, type Report, type VerifyOptions, verify } from '@bulk-import/verify'
import { contract as wholeContract } from '../../../packages/mock/src/contract.ts'
import { createMock } from '../../../packages/mock/src/create-mock.ts'
import type { Operation, Server } from './operations.ts'

/**
 * A right server, unless the mock deviates. Without `createMockFetch`, whose work for each request is to make a Request and a Response of
 * what is taken apart here again.
 */
function mockServer(options: MockOptions = {}): Server {
  const mock = createMock(options, wholeContract)
  return async ({ method, url, headers, body }) => {
    const sent = { method, target: new URL(url).href, headers: Object.fromEntries(headers), body }
    const { status, headers: given, body: text } = mock.handle(sent)
    return { status, headers: new Headers(given), text: method === 'HEAD' ? '' : text }
  }
}

/** A server as a fetch. */
function fetchOf(server: Server): typeof fetch {
  return async (url, { method = 'GET', headers, body } = {}) => {
    const asked = { method, url: String(url), headers: new Headers(headers), body: bytesOf(body) }
    const { status, statusText = '', headers: answered, text } = await server(asked)
    const bytes = [204, 304].includes(status) ? null : new TextEncoder().encode(text)
    return new Response(bytes, { status, statusText, headers: answered })
  }
}

/** The body as verify sends it. */
const bytesOf = (body: unknown) => (body instanceof Uint8Array ? new Uint8Array(body) : new Uint8Array())

/** Every case, with all that the account cases need. */
export const everything = {
  baseUrl: 'https://server.example',
  clientId: 'ACME_CORP',
  authorization: 'Bearer right',
  allowDeletions: true,
  unknownClientId: 'UNKNOWN_CLIENT',
  authorizationWithoutDelete: { clientId: 'NO_DELETE_PERMISSION' },
  wrongAuthorization: { clientId: 'WRONG_CREDENTIALS' },
  values: { MatchValue: 'CrmId' },
  seed: 20_261_123,
} satisfies VerifyOptions

/** Runs cases against a right server, made wrong (or only different) by an operation. */
export type Verify = (operation: Operation, options?: Partial<VerifyOptions>) => Promise<Report>

/** Every case of Initiate. */
export const verifyInitiate: Verify = (operation, options) =>
  verify({ ...everything, fetch: fetchOf(operation(mockServer())), ...options })

/** Of three of these the mock says that they are bad. */
const records = ['bad', 'good', 'bad', 'good', 'bad', 'good'].map((CustomerType, index) => ({
  ProfileId: index + 1,
  CustomerType,
}))
export const recordCount = records.length

/** The mock with what its records need. */
export const laterMock = (options: MockOptions = {}): Server =>
  mockServer({
    recordRules: [{ pointer: '/CustomerType', equals: 'bad', at: 'staging', message: 'It is bad.' }],
    ...options,
  })

/** Every case of the later steps, and the one of Initiate that each of them needs. */
const later = {
  ...everything,
  provisional: true,
  records,
  only: ['stage/', 'execute/', 'retrieveStatus/', 'retrieveExceptions/', 'initiate/example/smallest'],
} satisfies VerifyOptions

export const verifyLater: Verify = (operation, options) =>
  verify({ ...later, fetch: fetchOf(operation(laterMock())), ...options })

export const laterCaseIds = (): string[] =>
  plan(later).cases.flatMap(({ id }) => (id.startsWith('initiate/') ? [] : id))
