import type { IHttpRequest } from '@stoplight/prism-http'
import { createInstance, getHttpOperationsFromSpec, type ProblemJsonError } from '@stoplight/prism-http'
import { precheck } from './precheck.ts'

interface PrismRequest {
  method: string
  path: string
  headers: Record<string, string>
  /** The parsed body; undefined when there was none. */
  body: unknown
}

export interface PrismResponse {
  status: number
  headers: Record<string, string>
  body: unknown
}

export type Prism = (request: PrismRequest) => Promise<PrismResponse>

/**
 * Prism without its server: one function from a request to what the contract says of it.
 *
 * @throws when a schema of the document does not compile, since Prism then accepts everything
 */
export async function createPrism(document: object): Promise<Prism> {
  precheck(document)
  const operations = await getHttpOperationsFromSpec(document)
  const settings = { isProxy: false, upstreamProxy: undefined, checkSecurity: true, errors: false } as const
  const config = { ...settings, mock: { dynamic: false }, validateRequest: true, validateResponse: true }
  const prism = createInstance(config, { logger: silentLogger })
  return async ({ method, path, headers, body }) => {
    const request: IHttpRequest = {
      method: method.toLowerCase() as IHttpRequest['method'],
      url: { path },
      headers,
      body,
    }
    const mock = { dynamic: false, ...preferences(headers.prefer) }
    const result = await prism.request(request, operations, { ...config, mock })()
    if (result._tag === 'Left') return problem(result.left)
    const { statusCode, headers: answered = {}, body: answer } = result.right.output
    return { status: statusCode, headers: answered, body: answer }
  }
}

/** What Prism refuses without an answer of the contract: an unknown path, another method, a media type that it does not have. */
function problem(error: Error): PrismResponse {
  const { status = 400, detail = error.message } = error as Partial<ProblemJsonError>
  return { status, headers: {}, body: { Message: detail } }
}

/** Prism's own header (RFC 7240): `Prefer: code=503`, `Prefer: example=DeletionInitiated`. */
function preferences(header = ''): { code?: number; exampleKey?: string } {
  const code = /(?:^|[\s,;])code="?(\d{3})\b/.exec(header)?.[1]
  const exampleKey = /(?:^|[\s,;])example="?([\w-]+)/.exec(header)?.[1]
  return { ...(code && { code: Number(code) }), ...(exampleKey && { exampleKey }) }
}

const ignore = () => undefined
const silentLogger: never = {
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'success', 'warn', 'error', 'fatal'].map((level) => [level, ignore]),
  ),
  child: () => silentLogger,
} as never
