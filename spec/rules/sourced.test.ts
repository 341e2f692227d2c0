import { expect, test } from 'vitest'
import { lint, schemas } from './test-support.ts'

const operation = (text: string) => `paths: { /import: { post: ${text} } }`

const messages = await lint('sourced', {
  operationWithoutOrigin: operation('{ responses: {} }'),
  operationWithOrigin: operation('{ responses: {}, x-source: [S01] }'),
  requestBodyWithoutOrigin: operation('{ x-source: [S01], responses: {}, requestBody: { content: {} } }'),
  requestBodyWithOrigin: operation('{ x-source: [S01], responses: {}, requestBody: { content: {}, x-source: [S30] } }'),
  responseWithoutOrigin: operation('{ x-source: [S01], responses: { "200": { description: Done. } } }'),
  responseWithOrigin: operation('{ x-source: [S01], responses: { "200": { description: Done., x-decision: [C13] } } }'),
  parameterWithoutOrigin: 'components: { parameters: { Id: { name: id, in: query, schema: {} } } }',
  parameterWithOrigin: 'components: { parameters: { Id: { name: id, in: query, schema: {}, x-source: [S28] } } }',
  securitySchemeWithoutOrigin: 'components: { securitySchemes: { Token: { type: http, scheme: bearer } } }',
  securitySchemeWithOrigin:
    'components: { securitySchemes: { Token: { type: http, scheme: bearer, x-source: [S26] } } }',
  schemaWithoutOrigin: schemas('Import: { type: object }'),
  schemaWithEmptyOrigin: schemas('Import: { type: object, x-source: [] }'),
  schemaWithOrigin: schemas('Import: { type: object, x-decision: [C12] }'),
  schemaWithInference: schemas('Import: { type: object, x-inference: [I01] }'),
  schemaFileWithoutOrigin: {
    'openapi.yaml': operation(`{
      x-source: [S01],
      responses: {},
      requestBody: { x-source: [S30], content: { application/json: { schema: { $ref: Import.yaml } } } }
    }`),
    'Import.yaml': 'type: object',
  },
  propertyWithoutOrigin: schemas('Import: { x-source: [S30], properties: { Name: { type: string } } }'),
  propertyWithOrigin: schemas('Import: { x-source: [S30], properties: { Name: { x-source: [S30] } } }'),
  originBehindReference: schemas(`
    Import: { x-source: [S30], properties: { Name: { $ref: '#/components/schemas/Name' } } }
    Name: { x-source: [S30] }
  `),
})

const messageOf = (subject: string) => [
  `${subject} names no origin. Give it an x-source (S…, P…, L…), an x-decision (C…) or an x-inference (I…).`,
]

test('refuses an operation without an origin, and accepts it with one', () => {
  expect(messages.operationWithoutOrigin).toEqual(messageOf('This operation'))
  expect(messages.operationWithOrigin).toEqual([])
})

test('refuses a request body without an origin, and accepts it with one', () => {
  expect(messages.requestBodyWithoutOrigin).toEqual(messageOf('This request body'))
  expect(messages.requestBodyWithOrigin).toEqual([])
})

test('refuses a response without an origin, and accepts it with a decision', () => {
  expect(messages.responseWithoutOrigin).toEqual(messageOf('This response'))
  expect(messages.responseWithOrigin).toEqual([])
})

test('refuses a parameter without an origin, and accepts it with one', () => {
  expect(messages.parameterWithoutOrigin).toEqual(messageOf('This parameter'))
  expect(messages.parameterWithOrigin).toEqual([])
})

test('refuses a security scheme without an origin, and accepts it with one', () => {
  expect(messages.securitySchemeWithoutOrigin).toEqual(messageOf('This security scheme'))
  expect(messages.securitySchemeWithOrigin).toEqual([])
})

test('refuses a component schema without an origin, or with an empty one, and accepts it with a decision', () => {
  expect(messages.schemaWithoutOrigin).toEqual(messageOf('This component schema'))
  expect(messages.schemaWithEmptyOrigin).toEqual(messageOf('This component schema'))
  expect(messages.schemaWithOrigin).toEqual([])
})

test('takes a schema that fills a file for a component', () => {
  expect(messages.schemaFileWithoutOrigin).toEqual(messageOf('This component schema'))
})

test('refuses a property without an origin', () => {
  expect(messages.propertyWithoutOrigin).toEqual(messageOf('Property Name'))
})

test('accepts a property with an origin of its own or behind its reference', () => {
  expect(messages.propertyWithOrigin).toEqual([])
  expect(messages.originBehindReference).toEqual([])
})
