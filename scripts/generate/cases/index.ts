import type { OpenApiDocument } from '../json-schema.ts'
import type { Case } from '../runtime/case.ts'
import { boundaryCases, lengthCases } from './boundaries.ts'
import { combinationCases } from './combinations.ts'
import { caseSubject } from './echoes.ts'
import { exampleCases, plainCases } from './examples.ts'
import { malformedCases } from './malformed.ts'
import { mediaTypeCases } from './media-types.ts'
import { methodCases, parameterCases } from './parameters.ts'
import { choiceCases, presenceCases } from './properties.ts'
import { smallestBody, wholeBody } from './samples.ts'
import { spellingCases } from './spellings.ts'
import { statusCases } from './statuses.ts'
import { type BodySubject, type Subject, subjectsOf } from './subject.ts'
import { typeCases } from './types.ts'
import { unknownCases } from './unknown.ts'
import { writeBodyCase, writeCase } from './write-case.ts'

/**
 * Every case that follows from the document, in a fixed order.
 *
 * @param shapes the statements that a document can express, by the ledger
 */
export function casesOf(subjects: readonly Subject[], shapes: ReadonlySet<string>): Case[] {
  return subjects.flatMap((subject) => distinct(casesOfSubject(subject, shapes)))
}

function casesOfSubject(subject: Subject, shapes: ReadonlySet<string>): Case[] {
  const { body } = subject
  const request = body === undefined ? {} : { body: JSON.stringify(wholeBody(body, smallestBody(body))) }
  const others = [
    ...plainCases(subject),
    ...statusCases(subject, request),
    ...parameterCases(subject, request),
    ...methodCases(subject, shapes),
  ]
  return [...(body === undefined ? [] : casesOfBody(body)), ...others.map((draft) => writeCase(subject, draft))]
}

function casesOfBody(subject: BodySubject): Case[] {
  const values = [
    exampleCases,
    presenceCases,
    boundaryCases,
    lengthCases,
    choiceCases,
    typeCases,
    combinationCases,
    unknownCases,
    spellingCases,
  ].flatMap((family) => family(subject))
  const others = [...malformedCases(subject), ...mediaTypeCases(subject)]
  return [...values.map((draft) => writeBodyCase(subject, draft)), ...others.map((draft) => writeCase(subject, draft))]
}

/** Two cases that send the same are one: the first stays. Of two that would have one id, the later gets a number. */
function distinct(cases: Case[]): Case[] {
  const byRequest = new Map<string, Case>()
  for (const one of cases) {
    const key = JSON.stringify([one.request, one.needs])
    if (!byRequest.has(key)) byRequest.set(key, one)
  }
  const counts = new Map<string, number>()
  return [...byRequest.values()].map((one) => {
    const count = (counts.get(one.id) ?? 0) + 1
    counts.set(one.id, count)
    return count === 1 ? one : { ...one, id: `${one.id}-${count}` }
  })
}

/**
 * The cases as JSON, one a line, and what reads them. They are data that TypeScript never sees: the types of a few thousand literals
 * cost it more than all the rest, and of a million it gives up (TS2590, seen on 7.0.2).
 */
export function caseFiles(
  document: OpenApiDocument,
  shapes: ReadonlySet<string>,
  operationIds: readonly string[],
): Record<string, string> {
  const list = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  const all = subjectsOf(document).filter(({ operationId }) => operationIds.includes(operationId))
  const cases = list(casesOf(all, shapes))
  const subjects = list(all.map(caseSubject))
  return { 'cases.json': `{\n"cases": ${cases},\n"caseSubjects": ${subjects}\n}\n` }
}
