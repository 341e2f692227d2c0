import { pairwise } from './pairwise.ts'
import { choicesOf, inOrder, smallestBody, wholeBody } from './samples.ts'
import { acceptedIds, type Body, type BodySubject } from './subject.ts'
import { list } from './words.ts'
import { type BodyDraft, deletion } from './write-case.ts'

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
export function combinationCases(subject: BodySubject): BodyDraft[] {
  const names = tiedNames(subject)
  const tied = factorsOf(subject, [...names])
  const others = Object.keys(subject.properties).filter((name) => !names.has(name))
  const all = [...tied, ...factorsOf(subject, others)] // the tied ones decide whether a combination is legal
  const numbered = (kind: string, bodies: Body[]) =>
    bodies.map((body, index) => combinationCase(subject, `${kind}/${String(index + 1).padStart(2, '0')}`, body))
  return [
    ...exhaustive(tied).map((body) => combinationCase(subject, `tied/${slugOf(body)}`, body)),
    ...numbered('pairs', allPairs(subject, all, tied.length)),
    ...numbered('deletion', besideDeletion(subject, all)),
  ]
}

/** All pairs of what does not delete, so that they are complete also where no deletion may be sent. */
function allPairs(subject: BodySubject, factors: readonly Factor[], tied: number): Body[] {
  const harmless = factors.map(({ name, choices }) => ({ name, choices: choices.filter((choice) => !deletes(choice)) }))
  const counts = harmless.map(({ choices }) => choices.length)
  const rows = pairwise(counts, (row) => isLegal(subject, bodyOfRow(subject, harmless, row)), tied)
  return rows.map((row) => bodyOfRow(subject, harmless, row))
}

/** Every other choice at least once beside a deletion. */
function besideDeletion(subject: BodySubject, factors: readonly Factor[]): Body[] {
  const isDeletion = ({ choices }: Factor) => choices.some(deletes)
  if (!factors.some(isDeletion)) return []
  const longest = Math.max(...factors.map(({ choices }) => choices.length))
  const row = (round: number) =>
    factors.map((factor) => (isDeletion(factor) ? factor.choices.findIndex(deletes) : round % factor.choices.length))
  const bodies = [...Array(longest).keys()].map((round) => bodyOfRow(subject, factors, row(round)))
  return bodies.filter((body) => isLegal(subject, body))
}

function isLegal(subject: BodySubject, body: Body): boolean {
  return subject.issues(wholeBody(subject, body)).length === 0
}

function deletes(choice: unknown): boolean {
  return typeof choice === 'string' && deletion.test(choice)
}

function combinationCase(subject: BodySubject, id: string, chosen: Body): BodyDraft {
  const names = Object.keys(chosen).filter((name) => !subject.schema.required?.includes(name))
  const words = names.map((name) => (isWord(chosen[name]) ? `${name} ${chosen[name]}` : name))
  return {
    id: `combination/${id}`,
    what: words.length === 0 ? 'A request that leaves out what is optional' : `A request with ${list(words)}`,
    ids: acceptedIds(subject),
    reason: 'The rules on what goes together allow it.',
    body: { ...smallestBody(subject), ...chosen },
  }
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
  const ofSchemas = Object.entries(dependentSchemas).flatMap(([name, { properties = {} }]) => [
    name,
    ...Object.keys(properties),
  ])
  return new Set([...ofRequired, ...ofSchemas])
}

function factorsOf(subject: BodySubject, names: readonly string[]): Factor[] {
  return names
    .filter((name) => !subject.schema.required?.includes(name))
    .map((name) => ({ name, choices: [absent, ...choicesOf(subject, name)] }))
}

/** Every combination; none where there are too many. */
function exhaustive(factors: readonly Factor[]): Body[] {
  const count = factors.reduce((product, { choices }) => product * choices.length, 1)
  if (count > maximumCombinations) return []
  return factors.reduce<Body[]>(
    (bodies, { name, choices }) =>
      bodies.flatMap((body) => choices.map((choice) => (choice === absent ? body : { ...body, [name]: choice }))),
    [{}],
  )
}

function bodyOfRow(subject: BodySubject, factors: readonly Factor[], row: readonly number[]): Body {
  const entries = factors.map(({ name, choices }, index) => [name, choices[row[index] ?? 0]] as const)
  const chosen = Object.fromEntries(entries.filter(([, choice]) => choice !== absent))
  return inOrder(subject, { ...smallestBody(subject), ...chosen })
}
