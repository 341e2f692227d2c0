import type { Case } from '../runtime/case.ts'
import { acceptedIds } from './examples.ts'
import { allFactors, bodyOfRow, exhaustive, type Factor, factorsOf, tiedNames } from './factors.ts'
import { pairwise } from './pairwise.ts'
import { smallestBody } from './samples.ts'
import type { Body, Subject } from './subject.ts'
import { list } from './words.ts'
import { bodyCase, deletion } from './write-case.ts'

/** Properties that rules tie to each other in every combination, legal or not; all of them together in every pair. */
export function combinationCases(subject: Subject): Case[] {
  const tied = exhaustive(factorsOf(subject, [...tiedNames(subject)]))
  const numbered = (kind: string, bodies: Body[]) =>
    bodies.map((body, index) => combinationCase(subject, `${kind}/${String(index + 1).padStart(2, '0')}`, body))
  return [
    ...tied.map((body) => combinationCase(subject, `tied/${slugOf(body)}`, body)),
    ...numbered('pairs', allPairs(subject)),
    ...numbered('deletion', besideDeletion(subject)),
  ]
}

/** All pairs of what does not delete, so that they are complete also where no deletion may be sent. */
function allPairs(subject: Subject): Body[] {
  const { factors, tied } = allFactors(subject)
  const harmless = factors.map(({ name, choices }) => ({ name, choices: choices.filter((choice) => !deletes(choice)) }))
  const bodyOf = (row: number[]) => bodyOfRow(subject, harmless, row)
  const counts = harmless.map(({ choices }) => choices.length)
  return pairwise(counts, (row) => subject.issues(bodyOf(row)).length === 0, tied).map(bodyOf)
}

/** Every other choice at least once beside a deletion. */
function besideDeletion(subject: Subject): Body[] {
  const { factors } = allFactors(subject)
  const isDeletion = ({ choices }: Factor) => choices.some(deletes)
  if (!factors.some(isDeletion)) return []
  const most = Math.max(...factors.map(({ choices }) => choices.length))
  const row = (round: number) =>
    factors.map((factor) => (isDeletion(factor) ? factor.choices.findIndex(deletes) : round % factor.choices.length))
  const bodies = [...Array(most).keys()].map((round) => bodyOfRow(subject, factors, row(round)))
  return bodies.filter((body) => subject.issues(body).length === 0)
}

function deletes(choice: unknown): boolean {
  return typeof choice === 'string' && deletion.test(choice)
}

function combinationCase(subject: Subject, id: string, chosen: Body): Case {
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
