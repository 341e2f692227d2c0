import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpRequest,
  type ProblemJsonError,
} from '@stoplight/prism-http'
import { contract } from './contract.ts'

const ignore = () => undefined
const logger = {
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'success', 'warn', 'error', 'fatal'].map((level) => [level, ignore]),
  ),
  child: () => logger,
} as never

export interface PrismRequest {
  method: string
  path: string
  headers: Record<string, string>
  /** The parsed body. */
  body?: unknown
  /** What a request asks for by the header Prefer, which Prism's server reads and its engine does not. */
  prefer?: { code?: number; exampleKey?: string; dynamic?: boolean }
}

export interface PrismResponse {
  status: number
  headers?: Record<string, string>
  body: unknown
}

/** Prism's engine on the contract, or on it with other root fields: from a request to its response. */
export async function createPrism(rootFields: object = {}): Promise<(request: PrismRequest) => Promise<PrismResponse>> {
  const operations = await getHttpOperationsFromSpec(structuredClone({ ...contract, ...rootFields }))
  // Of each request anew: Prism 5.16.0 keeps what an Accept header asks for in it.
  const options = (prefer: PrismRequest['prefer'] = {}) => ({
    ...{ checkSecurity: true, validateRequest: true, validateResponse: true, errors: false },
    ...{ mock: { dynamic: false, ...prefer }, isProxy: false as const, upstreamProxy: undefined },
  })
  const engine = createInstance(options(), { logger })
  return async ({ method, path, headers, body, prefer }) => {
    const [pathname = '', query = ''] = path.split('?')
    const url = { path: pathname, query: Object.fromEntries(new URLSearchParams(query)) }
    const request = { method: method.toLowerCase() as IHttpRequest['method'], url, headers, body }
    const result = await engine.request(request, operations, options(prefer))()
    if (result._tag === 'Right') {
      const { statusCode, headers: given = {}, body: value } = result.right.output
      return { status: statusCode, headers: given, body: value }
    }
    // An unknown path or method, or a media type that it does not have.
    const { status, detail } = result.left as Partial<ProblemJsonError>
    if (status === undefined) throw result.left
    return { status, body: { Message: detail } }
  }
}

/** The same, from a body to the status of its response. */
export async function prismStatus(rootFields: object = {}): Promise<(body: unknown) => Promise<number>> {
  const prism = await createPrism(rootFields)
  const headers = { authorization: 'any', 'content-type': 'application/json' }
  return async (body) => (await prism({ method: 'post', path: '/ACME_CORP/Import', headers, body })).status
}
