import { describe, expect, it } from 'vitest'
import { contract } from '../support/contract.ts'
import { prismStatus } from '../support/prism.ts'
import { minimal } from '../support/requests.ts'

/** What Prism's engine answers to a body, with the document as it is or with other root fields. */
const status = async (body: unknown, rootFields?: object) => (await prismStatus(rootFields))(body)

describe('Prism still says no', () => {
  it('but 200 to a legal request', async () => {
    expect(await status(minimal)).toBe(200)
  })

  it.each([
    ['without Name', {}],
    ['with an unknown property', { ...minimal, RefreshTag: true }],
    ['with MatchCriteria alone', { ...minimal, MatchCriteria: 'AlternateIdType' }],
    ['with MatchValue alone', { ...minimal, MatchValue: 'CrmId' }],
    ['with a reason but no deletion', { ...minimal, ReasonCode: 'r' }],
    ['with eleven days', { ...minimal, DataStageDuration: 11 }],
  ])('and 400 to a request %s', async (_, body) => {
    expect(await status(body)).toBe(400)
  })

  // If one of these fails, Prism was repaired, and the line of spec/openapi.yaml may no longer be needed.
  it.each([
    ['no dialect', undefined],
    ['the OpenAPI dialect', 'https://spec.openapis.org/oas/3.1/dialect/base'],
  ])('only thanks to the dialect line: with %s it takes MatchCriteria alone', async (_, jsonSchemaDialect) => {
    expect(await status({ ...minimal, MatchCriteria: 'AlternateIdType' }, { jsonSchemaDialect })).toBe(200)
  })

  it('only to schemas that compile: with one that does not, it takes anything', async () => {
    const components = structuredClone(contract.components)
    components.schemas.InitiateRequest.properties.Name.pattern = '('
    expect(await status({}, { components })).toBe(200)
  })
})
