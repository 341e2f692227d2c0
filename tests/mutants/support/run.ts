import { createMockFetch } from '@bulk-import/mock'
import { type Report, type VerifyOptions, verify } from '@bulk-import/verify'
import type { Operation } from './operations.ts'

/** A right server, made wrong (or only different) by an operation, as a fetch. */
function serverOf(operation: Operation): typeof fetch {
  const mock = createMockFetch()
  const server = operation(async ({ method, url, headers, body }) => {
    const sent = method === 'GET' || method === 'HEAD' ? {} : { body }
    const response = await mock(url, { method, headers, ...sent })
    return { status: response.status, headers: new Headers(response.headers), text: await response.text() }
  })
  return async (input, init) => {
    const request = new Request(input as Request, init)
    const { method, url, headers } = request
    const asked = { method, url, headers, body: new Uint8Array(await request.arrayBuffer()) }
    const { status, headers: answered, text } = await server(asked)
    const bytes = [204, 304].includes(status) ? null : new TextEncoder().encode(text)
    return new Response(bytes, { status, headers: answered })
  }
}

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

/** Runs the whole set of cases against a server. */
export function verifyAll(operation: Operation, options: Partial<VerifyOptions> = {}): Promise<Report> {
  return verify({ ...everything, fetch: serverOf(operation), ...options })
}
