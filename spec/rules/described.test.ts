import { expect, test } from 'vitest'
import { lint, schemas } from './test-support.ts'

const messages = await lint('described', {
  propertyWithoutDescription: schemas('Import: { properties: { Name: { type: string } } }'),
  propertyWithBlankDescription: schemas('Import: { properties: { Name: { description: " " } } }'),
  propertyThatIsFalse: schemas('Import: { properties: { Name: false } }'),
  propertyOfCondition: schemas('Import: { dependentSchemas: { Reason: { properties: { Name: { const: a } } } } }'),
  propertyWithDescription: schemas('Import: { properties: { Name: { description: Its name. } } }'),
  descriptionBehindReference: schemas(`
    Import: { properties: { Name: { $ref: '#/components/schemas/Name' } } }
    Name: { description: Its name. }
  `),
  descriptionBesideReference: schemas(`
    Import: { properties: { Name: { $ref: '#/components/schemas/Name', description: Its name. } } }
    Name: { type: string }
  `),
  noDescriptionBehindReference: schemas(`
    Import: { properties: { Name: { $ref: '#/components/schemas/Name' } } }
    Name: { type: string }
  `),
  parameterWithoutDescription: 'components: { parameters: { Id: { name: id, in: query, schema: {} } } }',
  parameterWithDescription:
    'components: { parameters: { Id: { name: id, in: query, schema: {}, description: An id. } } }',
})

const message = ['Property Name has no description. Say what it means to a caller.']

test('refuses a property without a description', () => {
  expect(messages.propertyWithoutDescription).toEqual(message)
})

test('refuses a property with a blank description', () => {
  expect(messages.propertyWithBlankDescription).toEqual(message)
})

test('refuses a property that is a mere false, which can hold no description', () => {
  expect(messages.propertyThatIsFalse).toEqual(message)
})

test('refuses a property without a description inside a condition', () => {
  expect(messages.propertyOfCondition).toEqual(message)
})

test('refuses a property when neither its reference nor the target has a description', () => {
  expect(messages.noDescriptionBehindReference).toEqual(message)
})

test('accepts a property with a description of its own, behind its reference or beside it', () => {
  expect(messages.propertyWithDescription).toEqual([])
  expect(messages.descriptionBehindReference).toEqual([])
  expect(messages.descriptionBesideReference).toEqual([])
})

test('refuses a parameter without a description', () => {
  expect(messages.parameterWithoutDescription).toEqual([
    'Parameter id has no description. Say what it means to a caller.',
  ])
})

test('accepts a parameter with a description', () => {
  expect(messages.parameterWithDescription).toEqual([])
})
