import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { contract } from './contract.ts'

const ignore = () => undefined
const logger = {
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'success', 'warn', 'error', 'fatal'].map((level) => [level, ignore]),
  ),
  child: () => logger,
} as never

/** Prism's engine on the contract, or on it with other root fields: from a body to the status of its answer. */
export async function prismStatus(rootFields: object = {}): Promise<(body: unknown) => Promise<number>> {
  const operations = await getHttpOperationsFromSpec(structuredClone({ ...contract, ...rootFields }))
  const options = { checkSecurity: true, validateRequest: true, validateResponse: true, errors: false }
  const engine = createInstance(
    { ...options, mock: { dynamic: false }, isProxy: false, upstreamProxy: undefined },
    { logger },
  )
  const headers = { authorization: 'any', 'content-type': 'application/json' }
  return async (body) => {
    const request = { method: 'post', url: { path: '/ACME_CORP/Import' }, headers, body } as const
    const result = await engine.request(request, operations)()
    if (result._tag === 'Left') throw result.left
    return result.right.output.statusCode
  }
}
