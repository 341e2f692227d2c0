import { describe, expect, it } from 'vitest'
import { component, contract, initiate, property } from '../support/contract.ts'

describe('the document', () => {
  it('says of itself that it is unofficial, what it is for and under which license', () => {
    const { title, version, summary, description, license } = contract.info
    expect(title).toMatch(/Initiate \(unofficial contract\)/)
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(summary).toMatch(/first step of a bulk import/)
    expect(description).toMatch(
      /^An unofficial contract of one operation.*x-source.*x-decision.*x-constraints.*x-origin.*x-meaning.*x-unbounded/s,
    )
    expect(license).toEqual({ name: 'MIT', identifier: 'MIT' })
  })

  it('is written in the dialect of JSON Schema that its validators are compiled from', () => {
    expect(contract.jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema')
  })

  it('names production and staging, in this order, and says which is which', () => {
    expect(contract.servers.map(({ url }: { url: string }) => url)).toEqual([
      'https://pm.mypreferences.com/Profiles/v4/Async',
      'https://pmstg.mypreferences.com/Profiles/v4/Async',
    ])
    const [production, staging] = contract.servers.map(({ description }: { description: string }) => description)
    expect(production).toMatch(/^Production/)
    expect(staging).toMatch(/^The vendor's test environment \(staging,/)
  })

  it('puts the operation under the one tag that there is', () => {
    expect(contract.tags).toEqual([{ name: 'Bulk import', description: expect.stringMatching(/^Steps of an import/) }])
    expect(initiate.tags).toEqual(['Bulk import'])
    expect(initiate.summary).toBe('Initiate a bulk import')
  })

  it('requires a body, and shows a client id that could be one', () => {
    expect(initiate.requestBody.required).toBe(true)
    expect(initiate.parameters).toHaveLength(1)
    expect(initiate.parameters[0].example).toMatch(/^\w+$/)
  })

  it('sets no bound on a client id but that it is not empty, since the vendor assigns it [C21]', () => {
    const [{ schema }] = initiate.parameters
    expect(Object.keys(schema).filter((name) => !name.startsWith('x-'))).toEqual(['type', 'minLength'])
  })

  it('gives each property of the request a component of its own, so that stock types make it optional', () => {
    for (const [name, reference] of Object.entries(component('schemas', 'InitiateRequest').properties)) {
      expect(Object.keys(reference as object)).toEqual(['$ref'])
      expect(property('InitiateRequest', name).type).toMatch(/^(string|integer|boolean)$/)
    }
  })

  it('sets no default in a response, from which generators would invent a value', () => {
    const reached = JSON.stringify(Object.values(component('schemas', 'InitiateResponse').properties))
    expect(reached).not.toMatch(/"default"|DataStageDuration.yaml|schemas\/DataStageDuration"/)
  })

  it('lists the values of each enumeration once', () => {
    const lists = JSON.stringify(contract).match(/"enum":\[[^\]]*\]/g) ?? []
    expect(lists).toHaveLength(3)
    expect(new Set(lists).size).toBe(3)
    for (const name of ['ImportAction', 'ImportStatus', 'MatchCriteria'])
      expect(component('schemas', name).type).toBe('string')
  })

  it('names the page that it restates, with its address', () => {
    expect(contract.externalDocs.url).toMatch(/^https:.*\/import\/initiate$/)
    expect(contract.externalDocs.description).toMatch(/vendor's page "Initiate"/)
  })

  it('says of what comes from another public page where it comes from', () => {
    const [production, staging] = contract.servers
    const { Unauthorized } = contract.components.responses
    const origins = {
      production: [production, /"PNAUTHINFO3".*older help/],
      staging: [staging, /older help/],
      'the path': [initiate, /path of Execute/],
      'the bound of Name': [component('schemas', 'ImportName'), /^The 100 characters .* BulkImportStatus/],
      'the bound of ReasonCode': [component('schemas', 'ReasonCode'), /^The 256 characters .* older help/],
      'the message of an error': [property('ErrorResponse', 'Message'), /Commit/],
      'the challenge': [Unauthorized.headers['WWW-Authenticate'], /"Errors".*RFC 9110/],
    } as const
    for (const [what, [element, words]] of Object.entries(origins))
      expect([what, element['x-origin']]).toEqual([what, expect.stringMatching(words)])
  })
})
