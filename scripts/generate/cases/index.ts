import type { OpenApiDocument } from '../json-schema.ts'
import type { Case } from '../runtime/case.ts'
import { boundaryCases } from './boundaries.ts'
import { choiceCases } from './choices.ts'
import { combinationCases } from './combinations.ts'
import { caseSubject } from './echoes.ts'
import { exampleCases } from './examples.ts'
import { malformedCases } from './malformed.ts'
import { mediaTypeCases } from './media-types.ts'
import { pathCases } from './paths.ts'
import { presenceCases } from './presence.ts'
import { spellingCases } from './spellings.ts'
import { statusCases } from './statuses.ts'
import { type Subject, subjectsOf } from './subject.ts'
import { typeCases } from './types.ts'
import { unknownCases } from './unknown.ts'

/**
 * Every case that follows from the document, in a fixed order.
 *
 * @param shapes the statements that a document can express, by the ledger
 */
export function casesOf(document: OpenApiDocument, shapes: ReadonlySet<string>): Case[] {
  return subjectsOf(document).flatMap((subject) => distinct(casesOfSubject(subject, shapes)))
}

function casesOfSubject(subject: Subject, shapes: ReadonlySet<string>): Case[] {
  return [
    ...exampleCases(subject),
    ...presenceCases(subject),
    ...boundaryCases(subject),
    ...choiceCases(subject),
    ...typeCases(subject),
    ...combinationCases(subject),
    ...unknownCases(subject),
    ...spellingCases(subject),
    ...malformedCases(subject),
    ...mediaTypeCases(subject),
    ...statusCases(subject),
    ...pathCases(subject, shapes),
  ]
}

/** Two cases that send the same are one: the first stays. */
function distinct(cases: Case[]): Case[] {
  const byRequest = new Map<string, Case>()
  for (const one of cases) {
    const key = JSON.stringify([one.request, one.needs])
    if (!byRequest.has(key)) byRequest.set(key, one)
  }
  const all = [...byRequest.values()]
  const ids = new Set(all.map(({ id }) => id))
  if (ids.size !== all.length) {
    const twice = all.find(({ id }, index) => all.findIndex((other) => other.id === id) !== index)
    throw new Error(`Cannot name the cases: ${twice?.id} is the id of two.`)
  }
  return all
}

/**
 * The cases as JSON, one a line, and what reads them. They are data that TypeScript never sees: the types of a few thousand literals
 * cost it more than all the rest, and of a million it gives up (TS2590, seen on 7.0.2).
 */
export function caseFiles(document: OpenApiDocument, shapes: ReadonlySet<string>): Record<string, string> {
  const list = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  const cases = list(casesOf(document, shapes))
  const subjects = list(subjectsOf(document).map(caseSubject))
  return { 'cases.json': `{\n"cases": ${cases},\n"caseSubjects": ${subjects}\n}\n` }
}
