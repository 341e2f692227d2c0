import { expect, test } from 'vitest'
import { lint, schemas } from './test-support.ts'

const messages = await lint('known-ids', {
  unknownStatement: schemas('Import: { x-source: [S00] }'),
  unknownDecision: schemas('Import: { x-decision: [C00] }'),
  unknownIdOfConstraint: schemas('Import: { x-constraints: [{ keyword: type, ids: [S00] }] }'),
  unknownIdOfServer: 'servers: [{ url: "https://example.com", x-decision: [C00] }]\npaths: {}',
  unknownIdBesideReference: schemas(`
    Import: { items: { $ref: '#/components/schemas/Name', x-source: [S00] } }
    Name: { type: string }
  `),
  decisionAsSource: schemas('Import: { x-source: [C01] }'),
  statementAsDecision: schemas('Import: { x-decision: [S01] }'),
  inferenceAsDecision: schemas('Import: { x-decision: [I01] }'),
  laterStatementAsInference: schemas('Import: { x-inference: [P01] }'),
  emptyList: schemas('Import: { x-source: [] }'),
  emptyListOfConstraint: schemas('Import: { x-constraints: [{ keyword: type, ids: [] }] }'),
  doubledId: schemas('Import: { x-source: [S01, S02, S01] }'),
  bareId: schemas('Import: { x-source: S01 }'),
  goodIds: schemas(
    'Import: { x-source: [S01, S02, P01, L01], x-decision: [C01, C24], x-inference: [I01], x-constraints: [{ keyword: type, ids: [S01, C01] }] }',
  ),
})

const notHeld = 'which no file in spec/ holds. Correct the id, or add it there.'

test('refuses a statement that is not in the register', () => {
  expect(messages.unknownStatement).toEqual([`x-source names S00, ${notHeld}`])
})

test('refuses a decision that is not in the register', () => {
  expect(messages.unknownDecision).toEqual([`x-decision names C00, ${notHeld}`])
})

test('refuses an unknown id of a single constraint', () => {
  expect(messages.unknownIdOfConstraint).toEqual([`x-constraints.0.ids names S00, ${notHeld}`])
})

test('refuses an unknown id on any element, such as a server', () => {
  expect(messages.unknownIdOfServer).toEqual([`x-decision names C00, ${notHeld}`])
})

test('refuses an unknown id beside a reference', () => {
  expect(messages.unknownIdBesideReference).toEqual([`x-source names S00, ${notHeld}`])
})

test('refuses a decision among the statements, and a statement among the decisions', () => {
  expect(messages.decisionAsSource).toEqual(['x-source names C01, which is a decision. Move it to x-decision.'])
  expect(messages.statementAsDecision).toEqual(['x-decision names S01, which is a statement. Move it to x-source.'])
})

test('refuses an inference among the decisions, and a statement among the inferences', () => {
  expect(messages.inferenceAsDecision).toEqual(['x-decision names I01, which is an inference. Move it to x-inference.'])
  expect(messages.laterStatementAsInference).toEqual([
    'x-inference names P01, which is a statement. Move it to x-source.',
  ])
})

test('refuses an empty list', () => {
  expect(messages.emptyList).toEqual(['x-source is empty. Name an id, or remove it.'])
  expect(messages.emptyListOfConstraint).toEqual(['x-constraints.0.ids is empty. Name an id, or remove it.'])
})

test('refuses an id that is named twice', () => {
  expect(messages.doubledId).toEqual(['x-source names S01 more than once. Remove the double.'])
})

test('refuses an id that is not in a list', () => {
  expect(messages.bareId).toEqual(['x-source is not a list. Write the ids between brackets.'])
})

test('accepts statements, decisions and constraints that name what the register holds', () => {
  expect(messages.goodIds).toEqual([])
})
