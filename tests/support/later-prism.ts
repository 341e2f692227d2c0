import type { paths } from '@bulk-import/contract/provisional'
import { Ajv2020 } from 'ajv/dist/2020.js'
import createClient, { type Client } from 'openapi-fetch'
import { serveStockPrism } from '../../scripts/mock-prism.ts'
import { laterComponent, laterSteps, provisional } from './provisional.ts'

const token = '4203001977312'
export const params = { path: { clientId: 'ACME_CORP', accessToken: token } }
export const importPath = `/ACME_CORP/Import/${token}`

/** Stock Prism on the provisional document, behind its guards, with the client that others generate from it. */
export async function startLaterPrism(): Promise<{ url: string; client: Client<paths>; close(): void }> {
  const running = await serveStockPrism(0, 'provisional')
  const headers = { Authorization: 'Bearer any' }
  return { ...running, client: createClient<paths>({ baseUrl: running.url, headers }) }
}

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema({ $id: 'provisional', components: provisional.components })

/** Whether a value keeps a schema of the document, by an Ajv that is compiled here and now. */
export function isLegal(schema: string, value: unknown): boolean {
  return ajv.validate(`provisional#/components/schemas/${schema}`, value)
}

/** Every documented response of a step that has an example: by its status, with the value of the example. */
export function documentedResponses(operationId: string): [status: number, example: string, value: unknown][] {
  const statuses = Object.entries(laterSteps[operationId].responses as Record<string, { $ref: string }>)
  return statuses.flatMap(([status, { $ref }]) => {
    const { content } = laterComponent('responses', $ref.split('/').at(-1) ?? '')
    return Object.keys(content['application/json'].examples).map((name): [number, string, unknown] => [
      Number(status),
      name,
      laterComponent('examples', name).value,
    ])
  })
}

/** A request by hand, for what the types of the client refuse. */
export function send(
  url: string,
  method: string,
  path: string,
  headers: object = {},
  body?: string,
): Promise<Response> {
  const own = {
    Authorization: 'Bearer any',
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...headers,
  }
  return fetch(url + path, { method, headers: own, ...(body !== undefined && { body }) })
}
