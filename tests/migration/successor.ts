import type { InitiateRequest, InitiateResponse } from '@bulk-import/contract'
import { initiate } from '../../packages/client/src/operations/initiate.ts'
import type { ClientOptions } from '../../packages/client/src/options.ts'
import { resolveOptions } from '../../packages/client/src/resolve-options.ts'
import { transportAsFetch } from '../../packages/client/src/transport/as-fetch.ts'

/** What is used of a client that `redocly generate-client` wrote. */
export interface GeneratedModule {
  OPERATIONS: object
  createClient: (
    operations: object,
    config: { serverUrl: string; fetch: typeof fetch; errorMode: 'result' },
  ) => GeneratedClient
}

export interface GeneratedClient {
  initiate: (
    input: { path: { clientId: string }; body: InitiateRequest },
    init?: { signal?: AbortSignal },
  ) => Promise<{ data: InitiateResponse | undefined; error: unknown; response: Response | undefined }>
}

/**
 * `createHttpClient` of the client with a generated client in the place of openapi-fetch: the same transport, given to it as its
 * `fetch`. It is not published; it shows that the way out is open.
 */
export function createSuccessor(generated: GeneratedModule, options: ClientOptions): GeneratedClient {
  const resolved = resolveOptions(options)
  const transport = transportAsFetch(resolved, [initiate])
  return generated.createClient(generated.OPERATIONS, {
    serverUrl: resolved.baseUrl,
    fetch: (input, init) => transport(new Request(input, init)),
    errorMode: 'result',
  })
}
