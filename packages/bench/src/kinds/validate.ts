import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { OpenApiDocument } from '../../../../scripts/generate/json-schema.ts'
import { bareSchema } from '../../../../scripts/generate/validators.ts'
import { program } from '../child.ts'
import { document } from '../clients.ts'
import type { Context } from '../context.ts'
import type { Section } from '../report.ts'
import { interleave, ratio, spread } from '../statistics.ts'

interface Timing {
  readyMs: number
  agreed: number
  asked: number
  request: number
  response: number
  refused: number
}

const base = 'ours, compiled ahead'
const names = [
  base,
  'ours with sentences',
  'ajv at run time',
  'typebox',
  'zod (hey-api)',
  'valibot (hey-api)',
  'hyperjump',
]

/** What the check of a parsed body costs, and how much of the contract it checks. */
export async function validate(context: Context): Promise<Section> {
  const { folder } = await context.clients()
  const contract = parse(await readFile(document, 'utf8')) as OpenApiDocument
  const { InitiateRequest = {}, InitiateResponse = {} } = contract.components.schemas
  const schemas = join(folder, 'schemas.json')
  const bare = { request: bareSchema(contract, InitiateRequest), response: bareSchema(contract, InitiateResponse) }
  await writeFile(schemas, JSON.stringify(bare))
  const timings = await interleave(names, context.pick(7, 3), (name) =>
    program<Timing>('time-validators.mjs', name, schemas, folder, context.pick(300, 100)),
  )
  const of = (name: string, figure: keyof Timing) => (timings.get(name) ?? []).map((timing) => timing[figure])
  const toBase = (name: string, figure: keyof Timing) => ratio(of(name, figure), of(base, figure))
  const agreement = (name: string) => {
    const [timing] = timings.get(name) ?? []
    return `${timing?.agreed} of ${timing?.asked}`
  }
  return {
    title: 'Validators',
    introduction: `A parsed request with five properties, the same with one property out of bounds, and an answer with thirteen.
"judged right" asks each library for every request of the contract cases that differs by its JSON body alone. zod and valibot
have what hey-api writes from the contract, the others have the schemas themselves; ours collects all faults, and the others stop
as they do by default. "ready" is loading the library and compiling both schemas.`,
    tables: [
      {
        title: 'Ratios to ours, compiled ahead (above 1 is slower)',
        columns: ['request', 'refused request', 'answer', 'ready', 'judged right'],
        rows: names.map((name) => ({
          name,
          cells: [
            toBase(name, 'request'),
            toBase(name, 'refused'),
            toBase(name, 'response'),
            toBase(name, 'readyMs'),
            agreement(name),
          ],
        })),
      },
      {
        title: 'Absolute',
        columns: ['request, ns', 'refused request, ns', 'answer, ns', 'ready, ms'],
        rows: names.map((name) => ({
          name,
          cells: (['request', 'refused', 'response', 'readyMs'] as const).map((figure) => spread(of(name, figure))),
        })),
      },
    ],
    goals: [],
  }
}
