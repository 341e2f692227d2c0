import type { Case } from '../runtime/case.ts'
import { acceptedIds } from './examples.ts'
import { pairwise } from './pairwise.ts'
import { choicesOf, inOrder, smallestBody, wholeBody } from './samples.ts'
import type { Body, BodySubject } from './subject.ts'
import { list } from './words.ts'
import { bodyCase, deletion } from './write-case.ts'

/** Stands for a property that is left out. */
const absent = Symbol('absent')

/** A property in a combination: what it can be, beginning with being left out. */
interface Factor {
  name: string
  choices: unknown[]
}

/** So many combinations of what rules tie to each other, and no more: beyond them, pairs have to do. */
const maximumCombinations = 1000

/** Properties that rules tie to each other in every combination, legal or not; all of them together in every pair. */
export function combinationCases(subject: BodySubject): Case[] {
  const factors = factorsOf(subject, [...tiedNames(subject)])
  const count = factors.reduce((product, { choices }) => product * choices.length, 1)
  const tied = count > maximumCombinations ? [] : exhaustive(factors)
  const numbered = (kind: string, bodies: Body[]) =>
    bodies.map((body, index) => combinationCase(subject, `${kind}/${String(index + 1).padStart(2, '0')}`, body))
  return [
    ...tied.map((body) => combinationCase(subject, `tied/${slugOf(body)}`, body)),
    ...numbered('pairs', allPairs(subject)),
    ...numbered('deletion', besideDeletion(subject)),
  ]
}

/** All pairs of what does not delete, so that they are complete also where no deletion may be sent. */
function allPairs(subject: BodySubject): Body[] {
  const { factors, tied } = allFactors(subject)
  const harmless = factors.map(({ name, choices }) => ({ name, choices: choices.filter((choice) => !deletes(choice)) }))
  const bodyOf = (row: number[]) => bodyOfRow(subject, harmless, row)
  const counts = harmless.map(({ choices }) => choices.length)
  return pairwise(counts, (row) => subject.issues(wholeBody(subject, bodyOf(row))).length === 0, tied).map(bodyOf)
}

/** Every other choice at least once beside a deletion. */
function besideDeletion(subject: BodySubject): Body[] {
  const { factors } = allFactors(subject)
  const isDeletion = ({ choices }: Factor) => choices.some(deletes)
  if (!factors.some(isDeletion)) return []
  const longest = Math.max(...factors.map(({ choices }) => choices.length))
  const row = (round: number) =>
    factors.map((factor) => (isDeletion(factor) ? factor.choices.findIndex(deletes) : round % factor.choices.length))
  const bodies = [...Array(longest).keys()].map((round) => bodyOfRow(subject, factors, row(round)))
  return bodies.filter((body) => subject.issues(wholeBody(subject, body)).length === 0)
}

function deletes(choice: unknown): boolean {
  return typeof choice === 'string' && deletion.test(choice)
}

function combinationCase(subject: BodySubject, id: string, chosen: Body): Case {
  const body = { ...smallestBody(subject), ...chosen }
  const names = Object.keys(chosen).filter((name) => !subject.schema.required?.includes(name))
  const words = names.map((name) => (isWord(chosen[name]) ? `${name} ${chosen[name]}` : name))
  return bodyCase(
    subject,
    {
      id: `combination/${id}`,
      what: words.length === 0 ? 'A request that leaves out what is optional' : `A request with ${list(words)}`,
      ids: acceptedIds(subject),
      reason: 'The rules on what goes together permit it.',
    },
    body,
  )
}

function slugOf(body: Body): string {
  const parts = Object.entries(body).map(([name, value]) => (isWord(value) ? `${name}-${value}` : name))
  return parts.join('+') || 'none'
}

/** Values that a sentence has to name: the words of an enumeration, flags, numbers. */
function isWord(value: unknown): boolean {
  return typeof value !== 'string' || /^[A-Z][A-Za-z]*$/.test(value)
}

/** The names that occur in a rule about the presence of others. */
function tiedNames({ schema }: BodySubject): Set<string> {
  const { dependentRequired = {}, dependentSchemas = {} } = schema
  const ofRequired = Object.entries(dependentRequired).flatMap(([name, others]) => [name, ...others])
  const ofSchemas = Object.entries(dependentSchemas).flatMap(([name, rule]) => [
    name,
    ...Object.keys(rule.properties ?? {}),
  ])
  return new Set([...ofRequired, ...ofSchemas])
}

function factorsOf(subject: BodySubject, names: readonly string[]): Factor[] {
  return names
    .filter((name) => !subject.schema.required?.includes(name))
    .map((name) => ({ name, choices: [absent, ...choicesOf(subject, name)] }))
}

/** The tied properties first: they decide whether a combination is legal. */
function allFactors(subject: BodySubject): { factors: Factor[]; tied: number } {
  const names = tiedNames(subject)
  const tied = factorsOf(subject, [...names])
  const others = Object.keys(subject.properties).filter((name) => !names.has(name))
  return { factors: [...tied, ...factorsOf(subject, others)], tied: tied.length }
}

/** Every combination. */
function exhaustive(factors: readonly Factor[]): Body[] {
  let bodies: Body[] = [{}]
  for (const { name, choices } of factors) {
    bodies = bodies.flatMap((body) => choices.map((choice) => (choice === absent ? body : { ...body, [name]: choice })))
  }
  return bodies
}

function bodyOfRow(subject: BodySubject, factors: readonly Factor[], row: readonly number[]): Body {
  const entries = factors.map(({ name, choices }, index) => [name, choices[row[index] ?? 0]] as const)
  const chosen = Object.fromEntries(entries.filter(([, choice]) => choice !== absent))
  return inOrder(subject, { ...smallestBody(subject), ...chosen })
}
