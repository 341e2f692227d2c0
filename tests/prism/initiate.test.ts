import { join } from 'node:path'
import type { paths } from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { Ajv2020 } from 'ajv/dist/2020.js'
import createClient, { type Client } from 'openapi-fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStockPrism } from '../../scripts/lib/stock-prism.ts'
import { root } from '../../scripts/lib/workspace.ts'
import { contract, example, exampleNames, initiate, response } from '../support/contract.ts'
import { minimal, requestExamples } from '../support/requests.ts'

// The chain that other people build from the document alone: stock Prism serves it, openapi-fetch calls it, and an Ajv that is
// compiled here and now judges what is sent and what comes.

const path = '/{clientId}/Import'
const params = { path: { clientId: 'ACME_CORP' } }

let prism: Awaited<ReturnType<typeof startStockPrism>>
let client: Client<paths>
beforeAll(async () => {
  prism = await startStockPrism(join(root, 'generated/openapi.yaml'))
  client = createClient<paths>({ baseUrl: prism.url, headers: { Authorization: 'Bearer any' } })
})
afterAll(() => prism.close())

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema({ $id: 'contract', components: document.components })
const isValid = (schema: string, value: unknown) => ajv.validate(`contract#/components/schemas/${schema}`, value)

/** What a caller may send by mistake; the types would refuse it, so they are told to look away. */
const illegal: [what: string, body: object][] = [
  ['without Name', {}],
  ['with a Name of white space', { Name: ' ' }],
  ['with a Name of 101 characters', { Name: 'x'.repeat(101) }],
  ['with a misspelt flag', { ...minimal, RefreshTag: true }],
  ['with a flag as text', { ...minimal, RefreshTags: 'true' }],
  ['with eleven days', { ...minimal, DataStageDuration: 11 }],
  ['with half a day', { ...minimal, DataStageDuration: 0.5 }],
  ['with another action', { ...minimal, ImportAction: 'Update' }],
  ['with MatchCriteria alone', { ...minimal, MatchCriteria: 'AlternateIdType' }],
  ['with MatchValue alone', { ...minimal, MatchValue: 'CrmId' }],
  ['with a reason and no deletion', { ...minimal, ReasonCode: 'Right to be forgotten' }],
  ['with null for an optional property', { ...minimal, MatchValue: null }],
]

describe('a legal request', () => {
  it.each([['the smallest', minimal] as const, ...requestExamples])(
    '%s is taken, and answered as promised',
    async (_, body) => {
      expect(isValid('InitiateRequest', body)).toBe(true)
      const { data, response } = await client.POST(path, { params, body: body as typeof minimal })
      expect(response.status).toBe(200)
      expect(isValid('InitiateResponse', data)).toBe(true)
    },
  )
})

describe('an illegal request', () => {
  it.each(illegal)('%s is refused by Ajv and by Prism', async (_, body) => {
    expect(isValid('InitiateRequest', body)).toBe(false)
    const { data, error, response } = await client.POST(path, { params, body: body as typeof minimal })
    expect([response.status, data]).toEqual([400, undefined])
    expect(isValid('ErrorResponse', error)).toBe(true)
  })
})

describe('each documented response', () => {
  const named = Object.keys(initiate.responses).flatMap((status) =>
    exampleNames(response(status)).map((name) => [Number(status), name] as const),
  )

  it.each(named)('%i comes on request, as the example %s', async (status, name) => {
    const headers = { Prefer: `code=${status}, example=${name}` }
    const { data, error, response } = await client.POST(path, { params, body: minimal, headers })
    expect([response.status, data ?? error]).toEqual([status, example(name)])
    expect(isValid(status === 200 ? 'InitiateResponse' : 'ErrorResponse', data ?? error)).toBe(true)
  })
})

// Where stock Prism 5.16.0 does otherwise than the contract. When one of these fails, it was repaired: take the line away.
describe('Prism is known to', () => {
  const post = (headers: Record<string, string>, body = JSON.stringify(minimal)) =>
    fetch(prism.url + path.replace('{clientId}', 'ACME_CORP'), {
      method: 'POST',
      headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json', ...headers },
      body: new TextEncoder().encode(body),
    })

  it('refuse a body without Content-Type, as another media type [C17]', async () => {
    const bare = { method: 'POST', headers: { Authorization: 'Bearer any' } }
    const body = new TextEncoder().encode(JSON.stringify(minimal))
    expect((await fetch(`${prism.url}/ACME_CORP/Import`, { ...bare, body })).status).toBe(400)
  })

  it('take every media type that ends in +json [C07]', async () => {
    expect((await post({ 'Content-Type': 'application/merge-patch+json' })).status).toBe(200)
  })

  it('answer an example, whatever was sent [C19]', async () => {
    const { data } = await client.POST(path, { params, body: { Name: 'Another name' } })
    expect(data?.Name).toBe((example('ImportInitiated') as { Name: string }).Name)
  })

  it('know no accounts: nobody lacks a permission or has an unknown client id [S29, C16]', async () => {
    const unknown = { path: { clientId: 'UNKNOWN_CLIENT' } }
    expect((await client.POST(path, { params: unknown, body: minimal })).response.status).toBe(200)
  })

  it('write its own errors as application/problem+json [C22]', async () => {
    const response = await fetch(`${prism.url}/nowhere`, { method: 'POST' })
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })

  it('want Authorization, and nothing of what stands in it [S26]', async () => {
    const anonymous = createClient<paths>({ baseUrl: prism.url })
    expect((await anonymous.POST(path, { params, body: minimal })).response.status).toBe(401)
    expect(contract.security).toHaveLength(2)
  })
})
