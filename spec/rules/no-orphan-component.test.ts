import { expect, test } from 'vitest'
import { lint } from './test-support.ts'

const root = 'paths: { /import: { $ref: paths/import.yaml } }'
const path = "get: { responses: { '200': { $ref: ../components/responses/Done.yaml } } }"
const response = 'description: Done.'

const messages = await lint('no-orphan-component', {
  forgottenComponent: {
    'openapi.yaml': root,
    'paths/import.yaml': path,
    'components/responses/Done.yaml': response,
    'components/schemas/Old.yaml': 'type: string',
  },
  forgottenPath: { 'openapi.yaml': 'paths: {}', 'paths/import.yaml': '{}' },
  forgottenPair: {
    'openapi.yaml': 'paths: {}',
    'components/schemas/Old.yaml': '$ref: Older.yaml',
    'components/schemas/Older.yaml': 'type: string',
  },
  allInUse: {
    'openapi.yaml': root,
    'paths/import.yaml': path,
    'components/responses/Done.yaml': response,
    'statements.yaml': 'statements: []',
  },
  bundle: 'components: { schemas: { Old: { type: string } } }',
})

const messageOf = (file: string) => `Nothing refers to ${file}. Refer to it, or delete it.`

test('refuses the file of a component that nothing refers to', () => {
  expect(messages.forgottenComponent).toEqual([messageOf('components/schemas/Old.yaml')])
})

test('refuses the file of a path that nothing refers to', () => {
  expect(messages.forgottenPath).toEqual([messageOf('paths/import.yaml')])
})

test('refuses files that only refer to one another', () => {
  expect(messages.forgottenPair).toEqual([
    messageOf('components/schemas/Old.yaml'),
    messageOf('components/schemas/Older.yaml'),
  ])
})

test('accepts files that the document reaches, and files outside its two folders', () => {
  expect(messages.allInUse).toEqual([])
})

test('asks nothing of a bundle, which has one file', () => {
  expect(messages.bundle).toEqual([])
})
