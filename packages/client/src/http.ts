import type { paths } from '@bulk-import/contract'
import createOpenApiClient, { type Client } from 'openapi-fetch'
import { UsageError } from './errors.ts'
import { readJson } from './operations/initiate/open-session.ts'
import { type ClientOptions, settle } from './options.ts'
import { boundary } from './transport/boundary.ts'
import { refusal } from './transport/error-response.ts'
import { mergeHeaders, withoutReserved } from './transport/headers.ts'
import { send } from './transport/send.ts'

/** The typed call shape of openapi-fetch: `http.POST('/{clientId}/Import', …)` gives `{ data, error, response }`. */
export type HttpClient = Client<paths, 'application/json'>

/**
 * The typed low level, for those who want every status as a value. Credentials, timeouts and repeats are those of
 * `createClient`, and redirects are not followed either; headers that a call is given are sent, but for Authorization.
 * Nothing is checked, and **`data.AccessToken` is a JavaScript number, which may be rounded** (C11). Only the address of the
 * given account is reached, so that no path can carry the credential elsewhere.
 *
 * This is the only module that names openapi-fetch. It is no longer maintained (openapi-typescript issue 2874): a
 * successor has to be put in here and nowhere else.
 *
 * @throws UsageError when an option cannot be used, or the path leads elsewhere; the call, whatever is not a status that
 * `Response` can hold
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const settings = settle(options)
  const expected = new URL(settings.url).href
  const transport = (request: Request): Promise<Response> =>
    boundary(settings, async (start) => {
      if (request.method !== 'POST' || request.url !== expected) {
        throw new UsageError(
          'reaches only the account that the client was created for: give that clientId in params.path.',
        )
      }
      const { signal } = request
      const headers = mergeHeaders(settings.headers, withoutReserved(request.headers))
      const own = { ...settings, signal, headers }
      const contentType = request.headers.get('content-type') ?? ''
      const sent = await send(start(await request.text(), contentType, own), own)
      const { answer } = sent
      // Here, and not in openapi-fetch: the error of JSON.parse quotes the body, and so the token.
      if (answer.status === 200) readJson(sent)
      // A redirect in a browser has the status 0.
      if (answer.status < 200 || answer.status > 599) throw refusal(sent, own)
      const isBodyless = [204, 205, 304].includes(answer.status)
      return new Response(isBodyless ? null : answer.text, answer)
    })
  return createOpenApiClient<paths, 'application/json'>({ baseUrl: settings.baseUrl, fetch: transport })
}
