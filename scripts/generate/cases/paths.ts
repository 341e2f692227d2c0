import { type JsonSchema, resolve } from '../json-schema.ts'
import type { Case } from '../runtime/case.ts'
import { smallestBody } from './samples.ts'
import { responseOf, type Subject } from './subject.ts'
import { writeCase } from './write-case.ts'

/** Path parameters below their shortest, and the path with a method that may not open anything. */
export function pathCases(subject: Subject, shapes: ReadonlySet<string>): Case[] {
  const body = JSON.stringify(smallestBody(subject))
  const parameters = (subject.operation.parameters as JsonSchema[]).map(
    (one): JsonSchema => ({ ...one, schema: resolve(subject.document, one.schema as JsonSchema) }),
  )
  const refusals = Object.keys(subject.responses)
    .map(Number)
    .filter((status) => status >= 400 && status < 500)
  const empty = parameters
    .filter(({ in: place, schema }) => place === 'path' && Number((schema as JsonSchema).minLength) > 0)
    .map(({ name, schema }) =>
      writeCase(subject, {
        id: `path/${String(name)}/empty`,
        what: `A request with an empty ${String(name)} in its path`,
        ids: (schema as JsonSchema)['x-source'] ?? [],
        reason: `${String(name)} is required and not empty; how such a path is refused is not stated.`,
        outcome: 'refused',
        statuses: refusals,
        statusIds: [],
        request: { body, parameters: { [String(name)]: '' } },
      }),
    )
  return [...empty, ...methodCases(subject, shapes, refusals)]
}

/** Only GET is tried as another method: it is safe by definition (RFC 9110, 9.2.1), whatever a server does with the rest. */
function methodCases(subject: Subject, shapes: ReadonlySet<string>, statuses: number[]): Case[] {
  const answered = responseOf(subject, '200')['x-source'] ?? []
  const ids = (subject.operation['x-source'] ?? []).filter((id) => shapes.has(id) && !answered.includes(id))
  if (subject.method === 'GET' || ids.length === 0) return []
  return [
    writeCase(subject, {
      id: 'method/GET',
      what: 'A GET of the same path',
      ids,
      reason: `The operation is a ${subject.method}; a GET opens no import, whatever else it may be.`,
      outcome: 'refused',
      statuses,
      statusIds: [],
      request: { method: 'GET', contentType: null },
    }),
  ]
}
