import { program } from '../child.ts'
import { document } from '../clients.ts'
import type { Context } from '../context.ts'
import type { Section } from '../report.ts'
import { interleave, ratio, spread } from '../statistics.ts'

interface Timing {
  readyMs: number
  judgedRight: number
  judged: number
  requestNs: number
  responseNs: number
  refusedNs: number
}

const base = 'ours, compiled ahead'
const names = [base, 'ours, with messages', 'ajv at run time', 'zod from hey-api']

/** What the check of a parsed body costs, and how much of the contract it checks. */
export async function validate(context: Context): Promise<Section> {
  const { folder } = await context.clients()
  const timings = await interleave(names, context.pick(7, 3), (name) =>
    program<Timing>('time-validators.ts', name, document, folder, context.pick(300, 100)),
  )
  const of = (name: string, figure: keyof Timing) => (timings.get(name) ?? []).map((timing) => timing[figure])
  const figures = ['requestNs', 'refusedNs', 'responseNs', 'readyMs'] as const
  return {
    title: 'Validators',
    introduction: `A parsed request with five properties, the same with one property out of bounds, and a response with thirteen. "judged right"
asks each library for every request of the contract cases that differs by its JSON body alone. zod has what hey-api writes
from the contract; ajv compiles the document. Ours collects all issues, and the others stop as they do by default. "ready" is
loading the library and compiling both schemas.`,
    tables: [
      {
        title: 'Ratios to ours, compiled ahead (above 1 is slower)',
        columns: ['request', 'refused request', 'response', 'ready', 'judged right'],
        rows: names.map((name) => ({
          name,
          cells: [
            ...figures.map((figure) => ratio(of(name, figure), of(base, figure))),
            `${of(name, 'judgedRight')[0]} of ${of(name, 'judged')[0]}`,
          ],
        })),
      },
      {
        title: 'Absolute',
        columns: ['request, ns', 'refused request, ns', 'response, ns', 'ready, ms'],
        rows: names.map((name) => ({ name, cells: figures.map((figure) => spread(of(name, figure))) })),
      },
    ],
    goals: [],
  }
}
