import type { InitiateRequest, InitiateResponse } from '@bulk-import/contract'
import { UsageError } from '../../packages/client/src/errors.ts'
import { readJson } from '../../packages/client/src/operations/initiate/open-session.ts'
import { type ClientOptions, settle } from '../../packages/client/src/options.ts'
import { send, startCall } from '../../packages/client/src/transport/send.ts'

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
  const settings = settle(options)
  const expected = new URL(settings.url).href
  const transport: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.method !== 'POST' || request.url !== expected) {
      throw new UsageError('reaches only the account that the client was created for.')
    }
    const contentType = request.headers.get('content-type') ?? ''
    const own = { ...settings, signal: request.signal }
    const sent = await send(startCall(await request.text(), contentType, own), own)
    const { answer } = sent
    if (answer.status === 200) readJson(sent)
    return new Response([204, 205, 304].includes(answer.status) ? null : answer.text, answer)
  }
  return generated.createClient(generated.OPERATIONS, {
    serverUrl: settings.baseUrl,
    fetch: transport,
    errorMode: 'result',
  })
}
