import { describe, expect, it } from 'vitest'
import { component, contract, initiate, pathItem, property } from '../support/contract.ts'

describe('the document', () => {
  it('says of itself that it is unofficial, what it is for and under which license', () => {
    const { title, version, summary, description, license } = contract.info
    expect(title).toMatch(/Initiate \(unofficial contract\)/)
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(summary).toMatch(/first step of a bulk import/)
    expect(description).toMatch(/^An unofficial contract of one operation.*x-source.*x-decision.*x-clauses.*x-origin/s)
    expect(license).toEqual({ name: 'MIT', identifier: 'MIT' })
  })

  it('is written in the dialect of JSON Schema that its validators are compiled from', () => {
    expect(contract.jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema')
  })

  it('names production, staging and the mock of this toolkit, in this order, and says which is which', () => {
    expect(contract.servers.map(({ url }: { url: string }) => url)).toEqual([
      'https://pm.mypreferences.com/Profiles/v4/Async',
      'https://pmstg.mypreferences.com/Profiles/v4/Async',
      'http://127.0.0.1:4010',
    ])
    const [production, staging, mock] = contract.servers.map(({ description }: { description: string }) => description)
    expect(production).toMatch(/^Production/)
    expect(staging).toMatch(/^Staging/)
    expect(mock).toMatch(/mock/)
  })

  it('puts the operation under the one tag that there is', () => {
    expect(contract.tags).toEqual([{ name: 'Bulk import', description: expect.stringMatching(/^Steps of an import/) }])
    expect(initiate.tags).toEqual(['Bulk import'])
    expect(initiate.summary).toBe('Initiate a bulk import')
  })

  it('requires a body, and shows a client id that could be one', () => {
    expect(initiate.requestBody.required).toBe(true)
    expect(pathItem.parameters).toHaveLength(1)
    expect(component('parameters', 'ClientId').example).toMatch(/^\w+$/)
  })

  it('sets no bound on a client id but that it is not empty, since the vendor assigns it', () => {
    const { schema } = component('parameters', 'ClientId')
    expect(Object.keys(schema).filter((name) => !name.startsWith('x-'))).toEqual(['type', 'minLength'])
  })

  it.each(['InitiateRequest', 'InitiateResponse'])(
    'gives each property of %s exactly one type, which is not null',
    (name) => {
      for (const key of Object.keys(component('schemas', name).properties)) {
        expect(property(name, key).type).toMatch(/^(string|integer|boolean)$/)
      }
    },
  )

  it('sets a default for an answer only where the source states one', () => {
    const names = Object.keys(component('schemas', 'InitiateResponse').properties)
    expect(names.filter((name) => 'default' in property('InitiateResponse', name))).toEqual(['DataStageDuration'])
  })
})
