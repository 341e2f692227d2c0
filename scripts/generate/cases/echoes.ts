import { constraintsOf, idsOf } from '../constraints.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { CaseSubject, Echo } from '../runtime/case.ts'
import { acceptedIds } from './examples.ts'
import { propertiesOf, type Subject } from './subject.ts'
import { acceptedStatus } from './write-case.ts'

/** What the answer repeats of the request, and with which defaults. */
export function caseSubject(subject: Subject): CaseSubject {
  const schema = subject.document.components.schemas[subject.responses[acceptedStatus]?.schema ?? ''] as JsonSchema
  const constraints = constraintsOf(subject.document, schema)
  const tied = Object.keys(subject.schema.dependentRequired ?? {})
  const echoes: Echo[] = Object.keys(propertiesOf(subject.document, schema))
    .filter((name) => Object.hasOwn(subject.properties, name))
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
  return { operationId: subject.operationId, acceptedStatus, acceptedIds: acceptedIds(subject), echoes }
}

/** Statements where there are any: what a decision narrowed is not what is repeated. */
function statementsIn(ids: readonly string[]): readonly string[] {
  const statements = ids.filter((id) => id.startsWith('S'))
  return statements.length > 0 ? statements : ids
}
