import { compile } from '../generate/compile.ts'
import type { JsonSchema, OpenApiDocument } from '../generate/json-schema.ts'
import { candidates } from './candidates.ts'
import { watchConditions } from './conditions.ts'
import { flatten } from './flatten.ts'

/** One body of an operation, as it is in a document. */
export interface Body {
  document: OpenApiDocument
  schema: JsonSchema
  examples: unknown[]
}

/** A value that one version takes and the other refuses, and where it is refused. */
export interface Counterexample {
  value: unknown
  /** Path of the keyword that refuses it, for example `properties/Name/maxLength`. */
  refusedBy: string
}

export interface Search {
  /** One counterexample for each keyword that refuses what the other version takes. */
  counterexamples: Counterexample[]
  tries: number
  /** Paths of each `if` of the refuser whose branches were all entered by values that the taker takes. */
  reached: ReadonlySet<string>
}

/** Whether both versions of a body have the same schema, references followed. */
export function areAlike(one: Body, other: Body): boolean {
  return JSON.stringify(flatten(one.document, one.schema)) === JSON.stringify(flatten(other.document, other.schema))
}

/** Looks for values that `taker` takes and `refuser` refuses. */
export function findCounterexamples(taker: Body, refuser: Body): Search {
  const schemas = [taker, refuser].map(({ document, schema }) => flatten(document, schema)) as [JsonSchema, JsonSchema]
  const [takes, refuses] = [compile(schemas[0]), compile(schemas[1])]
  const watch = watchConditions(schemas[1])
  const found = new Map<string, Counterexample>()
  let tries = 0
  for (const value of candidates(schemas, [...taker.examples, ...refuser.examples])) {
    tries++
    if (!takes(value)) continue
    watch.see(value)
    if (refuses(value)) continue
    for (const { schemaPath } of refuses.errors ?? []) {
      const refusedBy = schemaPath.replace(/^#\//, '')
      if (!found.has(refusedBy)) found.set(refusedBy, { value, refusedBy })
    }
  }
  return { counterexamples: [...found.values()], tries, reached: watch.reached() }
}
