import { seededRandom } from '@bulk-import/internal/random'
import { compile } from '../generate/compile.ts'
import type { JsonSchema, Schema } from '../generate/json-schema.ts'
import { itemsOf, listsOf } from './lists.ts'
import { wholeAndParts } from './parts.ts'
import { nearValues, propertiesOf } from './values.ts'

type Values = Record<string, unknown[]>

const seed = 20_261_123
const randomTries = 6000

/** Examples, then each property at each of its bounds, then random combinations: from both versions alike. */
export function* candidates(schemas: readonly Schema[], examples: readonly unknown[]): Generator<unknown> {
  const random = seededRandom(seed)
  yield* examples
  yield* schemas.flatMap((schema) => nearValues(schema, random))
  if (schemas.some((schema) => mayBe(schema, 'array'))) {
    const items = itemsOf(schemas)
    if (items.length > 0) yield* listsOf(schemas, candidates(items, examples.flat()))
  }
  if (!schemas.some((schema) => mayBe(schema, 'object'))) return
  const values = valuesOf(schemas, random)
  const given = examples.filter((example) => typeof example === 'object' && example !== null)
  const starts = startsOf(schemas, given, values)
  yield* variations(starts, values)
  yield* combinations(starts, values, random)
}

function mayBe(schema: Schema, type: string): boolean {
  return typeof schema === 'boolean' || schema.type === undefined || [schema.type].flat().includes(type)
}

/** What to try for each property that one of the schemas knows, and for one that none knows. */
function valuesOf(schemas: readonly Schema[], random: () => number): Values {
  const values: Values = { Unheard: [1, ...schemas.flatMap((schema) => valuesOfOthers(schema, random))] }
  for (const schema of schemas) {
    for (const [name, properties] of Object.entries(propertiesOf(schema))) {
      const near = properties.flatMap((property) => [
        ...nearValues(property, random),
        ...nearObjects(property, random),
        ...nearLists(property, random),
      ])
      values[name] = [...(values[name] ?? []), ...near]
    }
  }
  return Object.fromEntries(Object.entries(values).map(([name, options]) => [name, distinct(options)]))
}

function valuesOfOthers(schema: Schema, random: () => number): unknown[] {
  const rules = wholeAndParts(schema).flatMap((part) => [part.additionalProperties, part.unevaluatedProperties])
  return rules.flatMap((rule) => (typeof rule === 'object' ? nearValues(rule as JsonSchema, random) : []))
}

/** Values of a property that is an object itself. */
function nearObjects(schema: Schema, random: () => number): unknown[] {
  if (Object.keys(propertiesOf(schema)).length === 0) return []
  const values = valuesOf([schema], random)
  return [...variations(startsOf([schema], [], values), values)]
}

/** Values of a property that is a list. */
function nearLists(schema: Schema, random: () => number): unknown[] {
  const items = itemsOf([schema])
  if (items.length === 0) return []
  const near = items.flatMap((item) => [
    ...nearObjects(item, random),
    ...nearValues(item, random),
    ...nearLists(item, random),
  ])
  return [...listsOf([schema], near)]
}

/** Each start with one property left out, and with one property at each of its values. */
function* variations(starts: readonly object[], values: Values): Generator<object> {
  for (const start of starts) {
    yield start
    for (const [name, options] of Object.entries(values)) {
      const { [name]: _, ...without } = start as Record<string, unknown>
      yield without
      for (const value of options) yield { ...start, [name]: value }
    }
  }
}

/** Objects to vary: the given ones, one with what is required, and some that each part of the schemas is meant for. */
function startsOf(schemas: readonly Schema[], given: readonly object[], values: Values): object[] {
  const whole = schemas.filter((schema) => typeof schema === 'object')
  const smallest = Object.assign(
    {},
    ...whole.map(({ required }) => fill({ required: required ?? [] }, whole, values, 0)),
  )
  const parts = whole.flatMap(wholeAndParts)
  const filled = [0, 0.5, 1].flatMap((which) =>
    parts.map((part) => ({ ...smallest, ...fill(part, whole, values, which) })),
  )
  return distinct([...given, {}, smallest, ...filled])
}

/** A value for each property that the part speaks of: one that it takes, and the whole as well when that can be. */
function fill(part: JsonSchema, whole: readonly JsonSchema[], values: Values, which: number): object {
  const names = new Set([...Object.keys(part.properties ?? {}), ...(part.required ?? [])])
  const entries = [...names].flatMap((name): [string, unknown][] => {
    const options = (values[name] ?? []).filter(rule(part, name))
    const rules = whole.map((schema) => rule(schema, name))
    const legal = options.filter((value) => rules.every((accepts) => accepts(value)))
    const best = legal.length > 0 ? legal : options
    return best.length === 0 ? [] : [[name, best[Math.round((best.length - 1) * which)]]]
  })
  return Object.fromEntries(entries)
}

/** What the schema itself says of a property. */
function rule(schema: JsonSchema, name: string): (value: unknown) => boolean {
  const validate = compile(schema.properties?.[name] ?? true)
  return (value) => validate(value) as boolean
}

function* combinations(starts: readonly object[], values: Values, random: () => number): Generator<object> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const names = Object.keys(values)
  for (let index = 0; index < randomTries && names.length > 0; index++) {
    const value: Record<string, unknown> = { ...pick(starts) }
    for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
      const name = pick(names)
      if (random() < 0.3) delete value[name]
      else value[name] = pick(values[name] ?? [])
    }
    yield value
  }
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}
