import { constraintsOf, idsOf } from '../constraints.ts'
import { resolve } from '../json-schema.ts'
import type { CaseSubject, Echo } from '../runtime/case.ts'
import { acceptedIds } from './examples.ts'
import { type BodySubject, isDecided, propertiesOf, type Subject } from './subject.ts'

/** What the response says of the request. */
export function caseSubject(subject: Subject): CaseSubject {
  const { operationId, acceptedStatuses, body } = subject
  const echoes = body === undefined || body.list !== undefined ? [] : echoesOf(body)
  return { operationId, acceptedStatus: acceptedStatuses[0], acceptedIds: acceptedIds(subject), echoes }
}

/** What it repeats by the ids of a mark, and with which defaults: a name alone promises nothing. */
function echoesOf(subject: BodySubject): Echo[] {
  const { document, responses, acceptedStatuses } = subject
  const schema = resolve(document, document.components.schemas[responses[acceptedStatuses[0]]?.schema ?? ''] ?? {})
  const constraints = constraintsOf(document, schema)
  const tied = Object.keys(subject.schema.dependentRequired ?? {})
  return Object.keys(propertiesOf(document, schema))
    .filter((name) => Object.hasOwn(subject.properties, name) && constraints[`properties/${name}/type`]?.ids.length)
    .map((name) => {
      const property = subject.properties[name] ?? {}
      const { default: value } = property
      const ids = statementsIn(constraints[`properties/${name}/type`]?.ids ?? [])
      return {
        property: name,
        ids,
        ...(value !== undefined && { default: { value, ids: statementsIn(idsOf(property, 'default')) } }),
        ...(tied.includes(name) && { isOnlySent: true }),
      }
    })
}

/** Statements where there are any: what a decision narrowed is not what is repeated. */
function statementsIn(ids: readonly string[]): readonly string[] {
  const statements = ids.filter((id) => !isDecided(id))
  return statements.length > 0 ? statements : ids
}
