import { expect, test } from 'vitest'
import { lint, schemas } from './test-support.ts'

const messages = await lint('string-bounded', {
  unboundedString: schemas('Name: { type: string, minLength: 1, format: date }'),
  unboundedStringOrNull: schemas('Name: { type: [string, "null"] }'),
  blankReason: schemas('Name: { type: string, x-unbounded: " " }'),
  unboundedItems: schemas('Names: { type: array, items: { type: string } }'),
  unboundedBranch: schemas('Name: { type: string, oneOf: [{ const: a }, { pattern: b }] }'),
  typeBesideReference: schemas(`
    Names: { items: { $ref: '#/components/schemas/Any', type: string } }
    Any: { description: Anything. }
  `),
  maximum: schemas('Name: { type: string, maxLength: 100 }'),
  enumeration: schemas('Name: { type: string, enum: [a, b] }'),
  constant: schemas('Name: { type: string, const: a }'),
  describedEnumeration: schemas('Name: { type: string, oneOf: [{ const: a }, { const: b }] }'),
  reason: schemas('Name: { type: string, x-unbounded: The account decides. }'),
  otherType: schemas('Count: { type: [integer, "null"] }'),
})

const message = ['This string has no bound. Give it a maxLength, an enum or a const, or say why not in x-unbounded.']

test('refuses a string without a bound, whatever its least length and its format', () => {
  expect(messages.unboundedString).toEqual(message)
})

test('refuses a string that may be null when it has no bound', () => {
  expect(messages.unboundedStringOrNull).toEqual(message)
})

test('refuses a string when the reason for having no bound is blank', () => {
  expect(messages.blankReason).toEqual(message)
})

test('refuses a string without a bound inside an array', () => {
  expect(messages.unboundedItems).toEqual(message)
})

test('refuses a string when one of its alternatives has no bound', () => {
  expect(messages.unboundedBranch).toEqual(message)
})

test('refuses a string without a bound when the type stands beside a reference', () => {
  expect(messages.typeBesideReference).toEqual(message)
})

test('accepts a string with a greatest length, an enumeration or a constant', () => {
  expect(messages.maximum).toEqual([])
  expect(messages.enumeration).toEqual([])
  expect(messages.constant).toEqual([])
})

test('accepts a string when each of its alternatives is a constant', () => {
  expect(messages.describedEnumeration).toEqual([])
})

test('accepts a string without a bound when a reason is given', () => {
  expect(messages.reason).toEqual([])
})

test('accepts what is no string', () => {
  expect(messages.otherType).toEqual([])
})
