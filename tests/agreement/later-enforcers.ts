import { checks, operations } from '@bulk-import/contract/provisional'
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { laterSteps, provisional } from '../support/provisional.ts'
import type { LaterRequest } from './later-requests.ts'

/** Says of each value of a request whether it is legal: of a parameter or of the body, by its name. */
export type LaterEnforcer = (asked: LaterRequest) => Record<string, boolean>

type Judge = (value: unknown) => boolean

const id = 'https://contract.example/later'

/** The values of a request with what holds them: the name of a check, and the place of the schema in the document. */
interface Held {
  name: string
  check: string
  place: string
  /** As it is written, for what reads it itself. */
  written: unknown
  /** As it is meant: a number where the document wants one and there is one. */
  meant: unknown
}

/** Everything that judges values without a server, each in a way of its own. */
export async function createLaterEnforcers(): Promise<Record<string, LaterEnforcer>> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true })
  ajv.addSchema({ $id: id, ...onlySchemas() })
  const dialect = 'https://json-schema.org/draft/2020-12/schema'
  registerSchema({ $schema: dialect, ...onlySchemas() } as never, id)
  const places = Object.keys(operations).flatMap((operationId) => placesOf(operationId as LaterRequest['operationId']))
  const [fresh, independent] = [new Map<string, Judge>(), new Map<string, Judge>()]
  for (const place of new Set(places)) {
    fresh.set(place, ajv.compile({ $ref: `${id}${place}` }) as Judge)
    const check = await validate(`${id}${place}`)
    independent.set(place, (value) => check(value as never).valid)
  }
  return {
    'the generated validators': (asked) =>
      verdicts(asked, ({ check, written }) => checks[check as keyof typeof checks](written).length === 0),
    'a fresh Ajv on the bundle': (asked) => verdicts(asked, ({ place, meant }) => fresh.get(place)?.(meant) === true),
    'an independent validator': (asked) =>
      verdicts(asked, ({ place, meant }) => independent.get(place)?.(meant) === true),
  }
}

function verdicts(asked: LaterRequest, isLegal: (held: Held) => boolean): Record<string, boolean> {
  return Object.fromEntries(heldIn(asked).map((held) => [held.name, isLegal(held)]))
}

function heldIn({ operationId, path, query, text }: LaterRequest): Held[] {
  const operation = operations[operationId]
  const given: Record<string, string> = { ...path, ...query }
  const parameters = operation.parameters.flatMap(({ name, type, schema }): Held[] => {
    const written = given[name]
    if (written === undefined) return []
    // A name of the metadata tells whether a text or a number is checked; the document tells the type of the value.
    const isText = type === 'string'
    const meant = schemas[operationId]?.[name]?.type === 'integer' ? numberOf(written) : written
    return [
      { name, check: schema, place: placeOf(operationId, name), written: isText ? written : numberOf(written), meant },
    ]
  })
  if (text === undefined || !('request' in operation)) return parameters
  const body = JSON.parse(text) as unknown
  const { schema } = operation.request
  return [
    ...parameters,
    { name: 'body', check: schema, place: `#/components/schemas/${schema}`, written: body, meant: body },
  ]
}

const numberOf = (text: string): unknown => (/^-?\d+$/.test(text) ? Number(text) : text)

/** The schemas of parameters in the document, by operation and name. */
const schemas: Record<string, Record<string, { type: string }>> = Object.fromEntries(
  Object.values(laterSteps).map(({ operationId, parameters }) => [
    operationId,
    Object.fromEntries(parameters.map((one: { name: string; schema: object }) => [one.name, one.schema])),
  ]),
)

const onlySchemas = () => ({ components: provisional.components, $defs: schemas })
const placeOf = (operationId: string, name: string) => `#/$defs/${operationId}/${name}`

function placesOf(operationId: LaterRequest['operationId']): string[] {
  const operation = operations[operationId]
  const own = operation.parameters.map(({ name }) => placeOf(operationId, name))
  return 'request' in operation ? [...own, `#/components/schemas/${operation.request.schema}`] : own
}
