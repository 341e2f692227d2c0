import { compile } from '../generate/compile.ts'
import type { Schema } from '../generate/json-schema.ts'
import { wholeAndParts } from './parts.ts'

const longest = 200

/** What the schemas say of the items of a list. */
export function itemsOf(schemas: readonly Schema[]): Schema[] {
  return schemas.flatMap(wholeAndParts).flatMap(({ items }) => (items === undefined ? [] : [items]))
}

/** Lists of each length at a bound, with an item twice, and with each of these items beside legal ones. */
export function* listsOf(schemas: readonly Schema[], items: Iterable<unknown>): Generator<unknown[]> {
  const all = schemas.flatMap(wholeAndParts)
  const takes = itemsOf(schemas).map((schema) => compile(schema))
  const bounds = all.flatMap(({ minItems, maxItems }) => [minItems, maxItems]).filter((one) => typeof one === 'number')
  const minimum = Math.min(longest, Math.max(1, ...all.map(({ minItems = 1 }) => Number(minItems))))
  const legal: unknown[] = []
  for (const item of items) {
    if (legal.length < longest && takes.every((isTaken) => isTaken(item))) legal.push(item)
    yield [item, ...legal.slice(0, minimum - 1)]
  }
  const [first] = legal
  if (first === undefined) return
  yield [first, first]
  const lengths = bounds.flatMap((bound) => [bound - 1, bound, bound + 1])
  for (const length of lengths.filter((one) => one >= 0 && one <= longest))
    yield Array.from({ length }, (_, index) => legal[index % legal.length])
}
