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
  body: unknown
}

export interface PrismResponse {
  status: number
  body: unknown
}

/** Prism's engine on the contract, or on it with other root fields: from a request to its response. */
export async function createPrism(rootFields: object = {}): Promise<(request: PrismRequest) => Promise<PrismResponse>> {
  const operations = await getHttpOperationsFromSpec(structuredClone({ ...contract, ...rootFields }))
  // Of each request anew: Prism 5.16.0 keeps what an Accept header asks for in it.
  const options = () => ({
    ...{ checkSecurity: true, validateRequest: true, validateResponse: true, errors: false },
    ...{ mock: { dynamic: false }, isProxy: false as const, upstreamProxy: undefined },
  })
  const engine = createInstance(options(), { logger })
  return async ({ method, path, headers, body }) => {
    const request = { method: method.toLowerCase() as IHttpRequest['method'], url: { path }, headers, body }
    const result = await engine.request(request, operations, options())()
    if (result._tag === 'Right') return { status: result.right.output.statusCode, body: result.right.output.body }
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
