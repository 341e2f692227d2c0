import { expect, test } from 'vitest'
import { lint, schemas } from './test-support.ts'

const marks = 'x-source: [S01, S02], x-decision: [C01]'

const messages = await lint('clauses-assigned', {
  noId: schemas('Name: { type: string }'),
  noIdOfParameter:
    'components: { parameters: { Id: { name: id, in: query, schema: { type: string }, x-source: [S28] } } }',
  unassignedAmongSeveral: schemas(`Name: { type: string, maxLength: 9, ${marks}, x-clauses: { type: [S01] } }`),
  emptyEntry: schemas(`Name: { type: string, ${marks}, x-clauses: { type: [] } }`),
  unassignedDefault: schemas(`Name: { default: a, ${marks} }`),
  unassignedConditions: schemas(`
    Import:
      x-source: [S01, S02]
      x-decision: [C01]
      dependentRequired: { A: [B], B: [A] }
      dependentSchemas: { C: { required: [A] } }
      x-clauses: { dependentRequired/A: [S01] }
  `),
  absentKeyword: schemas('Name: { type: string, x-source: [S01], x-clauses: { minimum: [S01] } }'),
  absentCondition: schemas(`
    Import: { dependentRequired: { A: [B] }, x-source: [S01], x-clauses: { dependentRequired/B: [S01] } }
  `),
  strangeId: schemas(`Name: { type: string, ${marks}, x-clauses: { type: [S03] } }`),
  strangeIdBesideOneId: schemas('Name: { type: string, x-source: [S01], x-clauses: { type: [C01] } }'),
  oneId: schemas('Name: { type: string, maxLength: 9, x-source: [S01] }'),
  allAssigned: schemas(`Name: { type: string, default: a, ${marks}, x-clauses: { type: [S01], default: [C01] } }`),
  severalIdsWithoutClause: schemas(`Name: { title: Name, description: A name., ${marks} }`),
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
    Name: { type: string, ${marks}, x-clauses: { type: [S01] } }
  `),
  idsBesideReference: schemas(`
    Import: { x-source: [S01], properties: { Name: { $ref: '#/components/schemas/Name', x-source: [S01, S02] } } }
    Name: { type: string, x-source: [S03] }
  `),
})

const chooseFromMarks = (clause: string) =>
  `${clause} rests on no id. Say in x-clauses.${clause} on which of S01, S02, C01.`

test('refuses a clause when its schema has no id at all', () => {
  expect(messages.noId).toEqual(['type rests on no id. Give this schema an x-source or an x-decision.'])
})

test('refuses a clause of a parameter when only the parameter has an id', () => {
  expect(messages.noIdOfParameter).toEqual(['type rests on no id. Give this schema an x-source or an x-decision.'])
})

test('refuses a clause that is not assigned when its schema has several ids', () => {
  expect(messages.unassignedAmongSeveral).toEqual([chooseFromMarks('maxLength')])
})

test('refuses a clause whose entry is empty when its schema has several ids', () => {
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
  expect(messages.absentKeyword).toEqual(['x-clauses.minimum is about a keyword that is not there. Remove it.'])
  expect(messages.absentCondition).toEqual([
    'x-clauses.dependentRequired/B is about a keyword that is not there. Remove it.',
  ])
})

test('refuses an id in x-clauses that the schema itself does not name', () => {
  const advice = 'which is in neither x-source nor x-decision here. Add it there.'
  expect(messages.strangeId).toEqual([`x-clauses.type names S03, ${advice}`])
  expect(messages.strangeIdBesideOneId).toEqual([`x-clauses.type names C01, ${advice}`])
})

test('accepts clauses that are not assigned when their schema has one id', () => {
  expect(messages.oneId).toEqual([])
})

test('accepts several ids when each clause is assigned, and when there is no clause', () => {
  expect(messages.allAssigned).toEqual([])
  expect(messages.severalIdsWithoutClause).toEqual([])
})

test('lets a schema inside a clause rest on that clause unless it has ids of its own', () => {
  expect(messages.conditionWithoutIds).toEqual([])
  expect(messages.conditionWithSeveralIds).toEqual([chooseFromMarks('type')])
})

test('reads keywords and ids beside a reference together with those of its target', () => {
  expect(messages.keywordBesideReference).toEqual([chooseFromMarks('maxLength')])
  expect(messages.idsBesideReference).toEqual(['type rests on no id. Say in x-clauses.type on which of S01, S02.'])
})
