import type { ValidateFunction } from 'ajv/dist/2020.js'
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

/** Looks for values that one body takes and the other refuses: the second first, then the other way round. */
export function findCounterexamples(one: Body, other: Body): [refusedByOther: Search, refusedByOne: Search] {
  const [takesOne, takesOther] = [compile(one.schema), compile(other.schema)]
  const searches = [collect(other.schema, takesOther), collect(one.schema, takesOne)] as const
  let tries = 0
  for (const value of candidates([one.schema, other.schema], [...one.examples, ...other.examples])) {
    tries++
    const isLegal = [takesOne(value), takesOther(value)]
    if (isLegal[0]) searches[0].see(value, isLegal[1] === true)
    if (isLegal[1]) searches[1].see(value, isLegal[0] === true)
  }
  return [searches[0].search(tries), searches[1].search(tries)]
}

/** Collects what a refuser, whose validator has just been run, says of values that are legal elsewhere. */
function collect(schema: Schema, refuser: ValidateFunction) {
  const watch = watchConditions(schema)
  const found = new Map<string, Counterexample>()
  return {
    see(value: unknown, isTaken: boolean): void {
      watch.see(value)
      for (const { schemaPath } of isTaken ? [] : (refuser.errors ?? [])) {
        const refusedBy = schemaPath.replace(/^#\//, '')
        if (!found.has(refusedBy)) found.set(refusedBy, { value, refusedBy })
      }
    },
    search: (tries: number): Search => ({ counterexamples: [...found.values()], tries, reached: watch.reached() }),
  }
}
