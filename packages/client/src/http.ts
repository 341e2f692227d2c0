import type { paths } from '@bulk-import/contract'
import createOpenApiClient, { type Client } from 'openapi-fetch'
import { UsageError } from './errors.ts'
import { readJson } from './initiate.ts'
import { type ClientOptions, settle } from './options.ts'
import { send } from './send.ts'

/** The typed call shape of openapi-fetch: `http.POST('/{clientId}/Import', …)` gives `{ data, error, response }`. */
export type HttpClient = Client<paths, 'application/json'>

/**
 * The typed low level, for those who want every status as a value. Credentials, timeouts and repeats are those of
 * `createClient`; nothing is checked, and **`data.AccessToken` is a JavaScript number, which may be rounded** (C11). Only
 * the address of the given account is reached, so that no path can carry the credential elsewhere.
 *
 * This is the only module that names openapi-fetch. It is no longer maintained (openapi-typescript issue 2874): a
 * successor has to be put in here and nowhere else.
 *
 * @throws UsageError when an option cannot be used, or the path leads elsewhere; the call, whatever is not a status
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const settings = settle(options)
  const expected = new URL(settings.url).href
  const transport = async (request: Request): Promise<Response> => {
    if (request.method !== 'POST' || request.url !== expected) {
      throw new UsageError(
        'reaches only the account that the client was created for: give that clientId in params.path.',
      )
    }
    const contentType = request.headers.get('content-type') ?? ''
    const sent = await send(await request.text(), contentType, { ...settings, signal: request.signal })
    const { answer } = sent
    // Here, and not in openapi-fetch: the error of JSON.parse quotes the body, and so the token.
    if (answer.status === 200) readJson(sent)
    const isBodyless = [204, 205, 304].includes(answer.status)
    return new Response(isBodyless ? null : answer.text, answer)
  }
  return createOpenApiClient<paths, 'application/json'>({ baseUrl: settings.baseUrl, fetch: transport })
}
