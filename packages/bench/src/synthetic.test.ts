import { describe, expect, it } from 'vitest'
import { type Document, withCopies } from './synthetic.ts'

const document = {
  paths: { '/import': { post: { operationId: 'initiate', body: { $ref: '#/components/schemas/Request' } } } },
  components: { schemas: { Request: { type: 'object' } }, securitySchemes: { Key: {} } },
} satisfies Document

describe('a contract with synthetic copies', () => {
  it('is the contract itself when there is one operation', () => {
    expect(withCopies(document, 1)).toEqual(document)
  })

  it('gives each copy a path, an operation and components of its own', () => {
    const { paths, components }: Document = withCopies(document, 3)
    expect(Object.keys(paths)).toEqual(['/import', '/import2', '/import3'])
    expect(paths['/import3']).toEqual({
      post: { operationId: 'initiate3', body: { $ref: '#/components/schemas/Request3' } },
    })
    expect(Object.keys(components.schemas ?? {})).toEqual(['Request', 'Request2', 'Request3'])
    expect(Object.keys(components.securitySchemes ?? {})).toEqual(['Key'])
  })

  it('leaves the given document alone', () => {
    const before = structuredClone(document)
    withCopies(document, 5)
    expect(document).toEqual(before)
  })
})
