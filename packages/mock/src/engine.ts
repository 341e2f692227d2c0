import { createInstance, getHttpOperationsFromSpec, type IHttpRequest } from '@stoplight/prism-http'
import { precheck } from './precheck.ts'

/** What Prism says of one request. */
export interface Verdict {
  status: number
  body: unknown
}

export type Engine = (request: EngineRequest) => Promise<Verdict>

export interface EngineRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: unknown
}

/** Prism without its server: one function from a request to what the contract says of it. */
export async function createEngine(document: object): Promise<Engine> {
  precheck(document)
  const operations = await getHttpOperationsFromSpec(document)
  const mock = { dynamic: false }
  const prism = createInstance(
    { mock, isProxy: false, upstreamProxy: undefined, checkSecurity: true, validateRequest: true, validateResponse: true, errors: false },
    { logger: silentLogger },
  )
  return async ({ method, path, headers, body }) => {
    const request: IHttpRequest = {
      method: method.toLowerCase() as IHttpRequest['method'],
      url: { path },
      headers,
      body,
    }
    const result = await prism.request(request, operations, {
      mock: { ...mock, ...preferences(headers.prefer) },
    } as never)()
    if (result._tag === 'Right') return { status: result.right.output.statusCode, body: result.right.output.body }
    const problem = result.left as Error & { status?: number; detail?: string }
    return { status: problem.status ?? 404, body: { Message: problem.detail ?? problem.message } }
  }
}

/** Prism's own header (RFC 7240): `Prefer: code=503`, `Prefer: example=DeletionInitiated`. */
function preferences(header = ''): { code?: number; exampleKey?: string } {
  const code = /(?:^|[\s,;])code=(\d{3})\b/.exec(header)?.[1]
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
