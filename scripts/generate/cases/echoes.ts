import { constraintsOf, idsOf } from '../constraints.ts'
import type { CaseSubject, Echo } from '../runtime/case.ts'
import { acceptedIds, type BodySubject, isDecided, propertiesOf, type Subject } from './subject.ts'

/** What the response says of the request. */
export function caseSubject(subject: Subject): CaseSubject {
  const { operationId, acceptedStatuses, body } = subject
  const echoes = body === undefined || body.list !== undefined ? [] : echoesOf(body)
  return { operationId, acceptedStatus: acceptedStatuses[0], acceptedIds: acceptedIds(subject), echoes }
}

/** What it repeats by the ids of a mark, and with which defaults: a name alone promises nothing. */
function echoesOf({ schemas, responses, acceptedStatuses, schema, properties }: BodySubject): Echo[] {
  const response = schemas[responses[acceptedStatuses[0]]?.schema ?? ''] ?? {}
  const constraints = constraintsOf(response)
  const tied = Object.keys(schema.dependentRequired ?? {})
  return Object.keys(propertiesOf(response)).flatMap((name) => {
    const property = properties[name]
    const ids = constraints[`properties/${name}/type`]?.ids ?? []
    if (property === undefined || ids.length === 0) return []
    const { default: value } = property
    const echo: Echo = {
      property: name,
      ids: statementsIn(ids),
      ...(value !== undefined && { default: { value, ids: statementsIn(idsOf(property, 'default')) } }),
      ...(tied.includes(name) && { isOnlySent: true }),
    }
    return [echo]
  })
}

/** Statements where there are any: what a decision narrowed is not what is repeated. */
function statementsIn(ids: readonly string[]): readonly string[] {
  const statements = ids.filter((id) => !isDecided(id))
  return statements.length > 0 ? statements : ids
}
