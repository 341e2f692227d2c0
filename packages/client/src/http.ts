import { operations, type paths } from '@bulk-import/contract'
import createOpenApiClient, { type Client } from 'openapi-fetch'
import { initiate } from './operations/initiate.ts'
import type { ClientOptions } from './options.ts'
import { resolveOptions } from './resolve-options.ts'
import { transportAsFetch } from './transport/as-fetch.ts'
import { type Description, describedOperation } from './transport/operation.ts'

/** The typed call shape of openapi-fetch: `http.POST('/{clientId}/Import', …)` gives `{ data, error, response }`. */
export type HttpClient = Client<paths, 'application/json'>

const others = Object.values<Description>(operations).filter(({ operationId }) => operationId !== initiate.operationId)

/**
 * The typed low level, for those who want every status as a value: it reaches every operation of the contract. Credentials,
 * timeouts and retries are those of `createClient`, and redirects are not followed either; headers that a call is given are
 * sent, but for Authorization. Nothing is checked, and **`data.AccessToken` is a JavaScript number, which may be rounded** (C11).
 * Only addresses of the given account are reached, so that no path can carry the credential elsewhere.
 *
 * This is the only module that names openapi-fetch. It is no longer maintained (openapi-typescript issue 2874): a
 * successor has to be put in here and nowhere else.
 *
 * @throws UsageError when an option cannot be used, or the path leads elsewhere; the call, whatever is not a status that
 * `Response` can hold
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const resolved = resolveOptions(options)
  const transport = transportAsFetch(resolved, [initiate, ...others.map(describedOperation)])
  return createOpenApiClient<paths, 'application/json'>({ baseUrl: resolved.baseUrl, fetch: transport })
}
