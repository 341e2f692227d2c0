import { expect, test } from 'vitest'
import { lint } from './test-support.ts'

const scheme = 'type: http\nscheme: bearer'
const token = (file: string) => `components: { securitySchemes: { Token: { $ref: ${file} } } }`
const path = (file: string) => `paths: { '/{clientId}/Import': { $ref: ${file} } }`
const withSchema = (reference: string) => ({
  'openapi.yaml': `
    webhooks: { done: { post: { requestBody: { content: { text/plain: { schema: { $ref: '${reference}' } } } } } } }
  `,
  'paths/empty.yaml': '{}',
})

const messages = await lint('file-name-is-component-name', {
  nameOfOtherComponent: {
    'openapi.yaml': token('components/securitySchemes/Key.yaml'),
    'components/securitySchemes/Key.yaml': scheme,
  },
  componentInPlace: {
    'openapi.yaml': 'components: { securitySchemes: { Token: { type: http, scheme: bearer } } }',
    'paths/empty.yaml': '{}',
  },
  wrongSection: {
    ...withSchema('components/responses/Name.yaml'),
    'components/responses/Name.yaml': 'type: string',
  },
  outsideComponents: { ...withSchema('Name.yaml'), 'Name.yaml': 'type: string' },
  notPascalCase: {
    ...withSchema('components/schemas/importName.yaml'),
    'components/schemas/importName.yaml': 'type: string',
  },
  partOfFile: {
    ...withSchema('components/schemas/Import.yaml#/properties/Name'),
    'components/schemas/Import.yaml': 'properties: { Name: { type: string } }',
  },
  pathOfOtherName: { 'openapi.yaml': path('paths/Import.yaml'), 'paths/Import.yaml': '{}' },
  pathInPlace: {
    'openapi.yaml': "paths: { '/{clientId}/Import': {} }",
    'paths/empty.yaml': '{}',
  },
  goodNames: {
    'openapi.yaml': `${path("'paths/{clientId}_Import.yaml'")}\n${token('components/securitySchemes/Token.yaml')}`,
    'paths/{clientId}_Import.yaml': "get: { responses: { '200': { $ref: ../components/responses/Done.yaml } } }",
    'components/responses/Done.yaml': `
      description: Done.
      content: { text/plain: { schema: { $ref: ../schemas/Import2.yaml } } }
    `,
    'components/schemas/Import2.yaml': 'type: string',
    'components/securitySchemes/Token.yaml': scheme,
  },
  bundle: `
    paths: { /import: { get: { responses: { '200': { $ref: '#/components/responses/done' } } } } }
    components: { responses: { done: { description: Done. } } }
  `,
})

test('refuses a component whose file has another name, or that is in no file', () => {
  const message = ['Token is not in a file of this name. Move it to components/securitySchemes/Token.yaml.']
  expect(messages.nameOfOtherComponent).toEqual(message)
  expect(messages.componentInPlace).toEqual(message)
})

const misplaced = (file: string) => [`${file} is not in components/schemas/ under a name in PascalCase. Move it there.`]

test('refuses a component that lies in the folder of another section, or in none', () => {
  expect(messages.wrongSection).toEqual(misplaced('components/responses/Name.yaml'))
  expect(messages.outsideComponents).toEqual(misplaced('Name.yaml'))
})

test('refuses a component whose file name is not in PascalCase', () => {
  expect(messages.notPascalCase).toEqual(misplaced('components/schemas/importName.yaml'))
})

test('refuses a reference to a part of a file, which has no file name', () => {
  expect(messages.partOfFile).toEqual([
    'This refers to a part of components/schemas/Import.yaml, which has no file name of its own. Move the part to a file.',
  ])
})

test('refuses a path whose file has another name, or that is in no file', () => {
  const message = ['The path /{clientId}/Import is not in paths/{clientId}_Import.yaml. Move it there.']
  expect(messages.pathOfOtherName).toEqual(message)
  expect(messages.pathInPlace).toEqual(message)
})

test('accepts components and paths in files of their names', () => {
  expect(messages.goodNames).toEqual([])
})

test('asks nothing of a bundle, which has one file', () => {
  expect(messages.bundle).toEqual([])
})
