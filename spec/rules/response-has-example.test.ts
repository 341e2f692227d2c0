import { expect, test } from 'vitest'
import { lint } from './test-support.ts'

const response = (content: string) => `components: { responses: { Done: { description: Done., content: ${content} } } }`

const messages = await lint('response-has-example', {
  noExample: response('{ application/json: { schema: {} } }'),
  emptyExamples: response('{ application/json: { examples: {} } }'),
  secondMediaTypeWithoutExample: response('{ application/json: { example: 1 }, text/plain: {} }'),
  responseInPlaceWithoutExample: `
    paths: { /import: { get: { responses: { "200": { description: Done., content: { text/plain: {} } } } } } }
  `,
  exampleOfSchemaOnly: response('{ application/json: { schema: { examples: [1] } } }'),
  oneExample: response('{ application/json: { example: null } }'),
  namedExamples: response('{ application/json: { examples: { One: { value: 1 } } } }'),
  noContent: 'components: { responses: { Done: { description: Done. } } }',
})

const messageOf = (mediaType: string) => [`The response has no example for ${mediaType}. Add one to its examples.`]

test('refuses a response without an example', () => {
  expect(messages.noExample).toEqual(messageOf('application/json'))
})

test('refuses a response with an empty map of examples', () => {
  expect(messages.emptyExamples).toEqual(messageOf('application/json'))
})

test('refuses a response when one of its media types has no example', () => {
  expect(messages.secondMediaTypeWithoutExample).toEqual(messageOf('text/plain'))
})

test('refuses a response without an example when it is written in place', () => {
  expect(messages.responseInPlaceWithoutExample).toEqual(messageOf('text/plain'))
})

test('refuses a response when only its schema has examples', () => {
  expect(messages.exampleOfSchemaOnly).toEqual(messageOf('application/json'))
})

test('accepts a response with one example or with named ones', () => {
  expect(messages.oneExample).toEqual([])
  expect(messages.namedExamples).toEqual([])
})

test('accepts a response without content', () => {
  expect(messages.noContent).toEqual([])
})
