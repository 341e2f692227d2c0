import { expect, test } from 'vitest'
import { lint, schemas } from './test-support.ts'

const marks = 'x-source: [S01, S02], x-decision: [C01]'

const body = (of: string) =>
  `components: { requestBodies: { Records: { x-bytes: 9, content: { text/plain: { schema: { type: string, x-source: [S01] } } }, ${of} } } }`

const messages = await lint('constraints-assigned', {
  noId: schemas('Name: { type: string }'),
  noIdOfParameter:
    'components: { parameters: { Id: { name: id, in: query, schema: { type: string }, x-source: [S28] } } }',
  unassignedAmongSeveral: schemas(
    `Name: { type: string, maxLength: 9, ${marks}, x-constraints: [{ keyword: type, ids: [S01] }] }`,
  ),
  emptyEntry: schemas(`Name: { type: string, ${marks}, x-constraints: [{ keyword: type, ids: [] }] }`),
  unassignedDefault: schemas(`Name: { default: a, ${marks} }`),
  unassignedConditions: schemas(`
    Import:
      x-source: [S01, S02]
      x-decision: [C01]
      dependentRequired: { A: [B], B: [A] }
      dependentSchemas: { C: { required: [A] } }
      x-constraints: [{ keyword: dependentRequired/A, ids: [S01] }]
  `),
  absentKeyword: schemas('Name: { type: string, x-source: [S01], x-constraints: [{ keyword: minimum, ids: [S01] }] }'),
  absentCondition: schemas(`
    Import: { dependentRequired: { A: [B] }, x-source: [S01], x-constraints: [{ keyword: dependentRequired/B, ids: [S01] }] }
  `),
  strangeId: schemas(`Name: { type: string, ${marks}, x-constraints: [{ keyword: type, ids: [S03] }] }`),
  strangeIdBesideOneId: schemas(
    'Name: { type: string, x-source: [S01], x-constraints: [{ keyword: type, ids: [C01] }] }',
  ),
  strangeIdOfBody: body('x-source: [S01], x-decision: [C01], x-constraints: [{ keyword: x-bytes, ids: [S01, C02] }]'),
  absentKeywordOfBody: body('x-source: [S01], x-constraints: [{ keyword: x-byte, ids: [S01] }]'),
  doubledKeyword: schemas(
    `Name: { type: string, ${marks}, x-constraints: [${'{ keyword: type, ids: [S01] }, '.repeat(2)}] }`,
  ),
  noList: schemas(`Name: { type: string, x-source: [S01], x-constraints: { type: [S01] } }`),
  oneId: schemas('Name: { type: string, maxLength: 9, x-source: [S01] }'),
  allAssigned: schemas(
    `Name: { type: string, default: a, ${marks}, x-constraints: [{ keyword: type, ids: [S01] }, { keyword: default, ids: [C01] }] }`,
  ),
  severalIdsWithoutConstraint: schemas(`Name: { title: Name, description: A name., ${marks} }`),
  conditionWithoutIds: schemas(`
    Import:
      x-source: [S01]
      dependentSchemas: { C: { maxProperties: 2, required: [A] } }
      items: { type: string }
      oneOf: [{ minItems: 2 }]
  `),
  conditionWithSeveralIds: schemas(`Import: { x-source: [S01], items: { type: string, ${marks} } }`),
  keywordBesideReference: schemas(`
    Import: { x-source: [S01], properties: { Name: { $ref: '#/components/schemas/Name', maxLength: 9 } } }
    Name: { type: string, ${marks}, x-constraints: [{ keyword: type, ids: [S01] }] }
  `),
  idsBesideReference: schemas(`
    Import: { x-source: [S01], properties: { Name: { $ref: '#/components/schemas/Name', x-source: [S01, S02] } } }
    Name: { type: string, x-source: [S03] }
  `),
})

const chooseFromMarks = (constraint: string) =>
  `${constraint} rests on no id. Say in x-constraints on which of S01, S02, C01.`

test('refuses a constraint when its schema has no id at all', () => {
  expect(messages.noId).toEqual(['type rests on no id. Give this schema an x-source, x-decision or x-inference.'])
})

test('refuses a constraint of a parameter when only the parameter has an id', () => {
  expect(messages.noIdOfParameter).toEqual([
    'type rests on no id. Give this schema an x-source, x-decision or x-inference.',
  ])
})

test('refuses a constraint that is not assigned when its schema has several ids', () => {
  expect(messages.unassignedAmongSeveral).toEqual([chooseFromMarks('maxLength')])
})

test('refuses a constraint whose entry is empty when its schema has several ids', () => {
  expect(messages.emptyEntry).toEqual([chooseFromMarks('type')])
})

test('refuses a default that is not assigned when its schema has several ids', () => {
  expect(messages.unassignedDefault).toEqual([chooseFromMarks('default')])
})

test('wants each condition between properties assigned on its own', () => {
  expect(messages.unassignedConditions).toEqual([
    chooseFromMarks('dependentRequired/B'),
    chooseFromMarks('dependentSchemas/C'),
  ])
})

test('refuses an entry about a keyword or a condition that is not there', () => {
  expect(messages.absentKeyword).toEqual(['x-constraints names minimum, a keyword that is not there. Remove it.'])
  expect(messages.absentCondition).toEqual([
    'x-constraints names dependentRequired/B, a keyword that is not there. Remove it.',
  ])
})

test('refuses an id in x-constraints that the schema itself does not name', () => {
  const hint = 'which is in no x-source, x-decision or x-inference here. Add it there.'
  expect(messages.strangeId).toEqual([`x-constraints bases type on S03, ${hint}`])
  expect(messages.strangeIdBesideOneId).toEqual([`x-constraints bases type on C01, ${hint}`])
})

test('wants of x-constraints of a request body what it wants of those of a schema', () => {
  const hint = 'which is in no x-source, x-decision or x-inference here. Add it there.'
  expect(messages.strangeIdOfBody).toEqual([`x-constraints bases x-bytes on C02, ${hint}`])
  expect(messages.absentKeywordOfBody).toEqual(['x-constraints names x-byte, a keyword that is not there. Remove it.'])
})

test('refuses a keyword that x-constraints names twice, and x-constraints that is no list', () => {
  expect(messages.doubledKeyword).toEqual(['x-constraints names type twice. Put all its ids into one entry.'])
  expect(messages.noList).toEqual(['x-constraints is not a list. Write entries of keyword and ids.'])
})

test('accepts constraints that are not assigned when their schema has one id', () => {
  expect(messages.oneId).toEqual([])
})

test('accepts several ids when each constraint is assigned, and when there is no constraint', () => {
  expect(messages.allAssigned).toEqual([])
  expect(messages.severalIdsWithoutConstraint).toEqual([])
})

test('lets a schema inside a constraint rest on that constraint unless it has ids of its own', () => {
  expect(messages.conditionWithoutIds).toEqual([])
  expect(messages.conditionWithSeveralIds).toEqual([chooseFromMarks('type')])
})

test('reads keywords and ids beside a reference together with those of its target', () => {
  expect(messages.keywordBesideReference).toEqual([chooseFromMarks('maxLength')])
  expect(messages.idsBesideReference).toEqual(['type rests on no id. Say in x-constraints on which of S01, S02.'])
})
