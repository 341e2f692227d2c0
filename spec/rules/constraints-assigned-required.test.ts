import { expect, test } from 'vitest'
import { lint, schemas } from './test-support.ts'

const messages = await lint('constraints-assigned', {
  unassigned: schemas(`
    Import: { x-source: [S01], required: [Name], properties: { Name: { x-source: [S01, S02] } } }
  `),
  unassignedBehindReference: schemas(`
    Import: { x-source: [S01], required: [Name], properties: { Name: { $ref: '#/components/schemas/Name' } } }
    Name: { x-source: [S01, S02] }
  `),
  undeclared: schemas('Import: { x-source: [S01, S02], required: [Name] }'),
  notRequired: schemas(`
    Import:
      x-source: [S01]
      properties: { Name: { type: string, x-source: [S01], x-constraints: [{ keyword: required, ids: [S01] }] } }
  `),
  notRequiredByAnyParent: schemas(`
    Import: { x-source: [S01], properties: { Name: { $ref: '#/components/schemas/Name' } } }
    Name: { x-source: [S01, S02], x-constraints: [{ keyword: required, ids: [S01] }] }
  `),
  strangeId: schemas(`
    Import:
      x-source: [S01]
      required: [Name]
      properties: { Name: { x-source: [S01, S02], x-constraints: [{ keyword: required, ids: [C01] }] } }
  `),
  oneId: schemas('Import: { x-source: [S01, S02], required: [Name], properties: { Name: { x-source: [S01] } } }'),
  assigned: schemas(`
    Import:
      x-source: [S01, S02]
      required: [Name]
      properties: { Name: { x-source: [S01, S02], x-constraints: [{ keyword: required, ids: [S01] }] } }
  `),
  assignedBehindReference: schemas(`
    Import: { x-source: [S01], required: [Name], properties: { Name: { $ref: '#/components/schemas/Name' } } }
    Export: { x-source: [S01], properties: { Name: { $ref: '#/components/schemas/Name' } } }
    Name: { x-source: [S01, S02], x-constraints: [{ keyword: required, ids: [S01] }] }
  `),
})

const unassigned = ['required rests on no id for Name. Say in x-constraints on which of S01, S02.']
const needless = ['x-constraints says why this is required, and nothing requires it. Remove it.']

test('refuses a required property with several ids when it does not say which one requires it', () => {
  expect(messages.unassigned).toEqual(unassigned)
  expect(messages.unassignedBehindReference).toEqual(unassigned)
})

test('refuses a required name that is not declared when its schema has several ids', () => {
  expect(messages.undeclared).toEqual([
    'required names Name, which rests on no id. Declare it in properties, with an id.',
  ])
})

test('refuses a property that says why it is required when nothing requires it', () => {
  expect(messages.notRequired).toEqual(needless)
  expect(messages.notRequiredByAnyParent).toEqual(needless)
})

test('refuses a property that is required by an id which it does not name', () => {
  expect(messages.strangeId).toEqual([
    'x-constraints bases required on C01, which is in no x-source, x-decision or x-inference here. Add it there.',
  ])
})

test('asks nothing of the object itself, nor of a required property with one id', () => {
  expect(messages.oneId).toEqual([])
})

test('accepts a required property that says which of its ids requires it', () => {
  expect(messages.assigned).toEqual([])
})

test('accepts a component that says so when one of its parents requires it', () => {
  expect(messages.assignedBehindReference).toEqual([])
})
