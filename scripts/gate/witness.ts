import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { type JsonSchema, type OpenApiDocument, resolve } from '../generate/json-schema.ts'
import { createRandom, nearValues, propertiesOf } from './values.ts'

/** One body of an operation, as it is in a document. */
export interface Body {
  document: OpenApiDocument
  schema: JsonSchema
  examples: unknown[]
}

/** A value that one version takes and the other refuses, and where it is refused. */
export interface Witness {
  value: unknown
  /** Path of the keyword that refuses it, for example `properties/Name/maxLength`. */
  refusedBy: string
}

export interface Search {
  /** One witness for each keyword that refuses what the other version takes. */
  witnesses: Witness[]
  tries: number
}

const seed = 20_261_123
const randomTries = 6000

/** Whether both versions of a body have the same schema, references followed. */
export function areAlike(one: Body, other: Body): boolean {
  return JSON.stringify(flatten(one.document, one.schema)) === JSON.stringify(flatten(other.document, other.schema))
}

/** Looks for values that `taker` takes and `refuser` refuses. */
export function findWitnesses(taker: Body, refuser: Body): Search {
  const takes = compile(taker)
  const refuses = compile(refuser)
  const found = new Map<string, Witness>()
  let tries = 0
  for (const value of candidates(taker, refuser)) {
    tries++
    if (!takes(value) || refuses(value)) continue
    for (const { schemaPath } of refuses.errors ?? []) {
      const refusedBy = schemaPath.replace(/^#\//, '')
      if (!found.has(refusedBy)) found.set(refusedBy, { value, refusedBy })
    }
  }
  return { witnesses: [...found.values()], tries }
}

function compile({ document, schema }: Body): ValidateFunction {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    validateFormats: false,
    ownProperties: true,
    inlineRefs: true,
  })
  return ajv.compile(flatten(document, schema))
}

/** The schema with every reference in place, so that an error names the path in the body and not a component. */
export function flatten(document: OpenApiDocument, node: unknown): object {
  if (Array.isArray(node))
    return node.map((item) => (typeof item === 'object' && item !== null ? flatten(document, item) : item))
  const whole = resolve(document, node as JsonSchema)
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? flatten(document, value) : value,
    ]),
  )
}

/** Examples, then each property at each of its bounds, then random combinations: from both versions alike. */
function* candidates(one: Body, other: Body): Generator<unknown> {
  const random = createRandom(seed)
  const bodies = [one, other]
  const examples = bodies.flatMap((body) => body.examples)
  yield* examples
  yield* bodies.flatMap(({ document, schema }) => nearValues(document, schema, random))
  const values: Record<string, unknown[]> = {}
  for (const { document, schema } of bodies) {
    for (const [name, properties] of Object.entries(propertiesOf(document, schema))) {
      values[name] = [
        ...(values[name] ?? []),
        ...properties.flatMap((property) => nearValues(document, property, random)),
      ]
    }
  }
  const starts = examples.filter((example) => typeof example === 'object' && example !== null)
  for (const start of [...starts, {}]) {
    yield { ...start, Unheard: 1 }
    for (const [name, options] of Object.entries(values)) {
      const { [name]: _, ...without } = start as Record<string, unknown>
      yield without
      for (const value of options) yield { ...start, [name]: value }
    }
  }
  yield* combinations([...starts, {}], values, random)
}

function* combinations(starts: object[], values: Record<string, unknown[]>, random: () => number): Generator<object> {
  const pick = <Item>(items: Item[]): Item => items[Math.floor(random() * items.length)] as Item
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
