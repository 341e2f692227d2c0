import { compile } from '../generate/compile.ts'
import type { Schema } from '../generate/json-schema.ts'
import { candidates } from './candidates.ts'
import { watchConditions } from './conditions.ts'

/** One body of an operation, without references. */
export interface Body {
  schema: Schema
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

/** Looks for values that `taker` takes and `refuser` refuses. */
export function findCounterexamples(taker: Body, refuser: Body): Search {
  const [takes, refuses] = [compile(taker.schema), compile(refuser.schema)]
  const watch = watchConditions(refuser.schema)
  const found = new Map<string, Counterexample>()
  let tries = 0
  for (const value of candidates([taker.schema, refuser.schema], [...taker.examples, ...refuser.examples])) {
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
