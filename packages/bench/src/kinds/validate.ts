import { program } from '../child.ts'
import { document } from '../clients.ts'
import type { Context } from '../context.ts'
import { type Section, table } from '../report.ts'
import { interleave } from '../statistics.ts'

type Timing = Record<'readyMs' | 'judgedRight' | 'judged' | 'requestNs' | 'responseNs' | 'refusedNs', number>

const base = 'ours, compiled ahead'
const names = [base, 'ours, with messages', 'ajv at run time', 'zod from hey-api']

/** What the check of a parsed body costs, and how much of the contract it checks. */
export async function validate(context: Context): Promise<Section> {
  const folder = await context.clients()
  const timings = await interleave(names, context.pick(7, 3), (name) =>
    program<Timing>('time-validators.ts', name, document, folder, context.pick(300, 100)),
  )
  const toOurs = (figure: keyof Timing) => (name: string) => timings.ratio(name, base, figure)
  const absolute = (figure: keyof Timing) => (name: string) => timings.spread(name, figure)
  return {
    title: 'Validators',
    tables: [
      table('Ratios to ours, compiled ahead (above 1 is slower)', names, {
        request: toOurs('requestNs'),
        'refused request': toOurs('refusedNs'),
        response: toOurs('responseNs'),
        ready: toOurs('readyMs'),
        'judged right': (name) => `${timings.of(name, 'judgedRight')[0]} of ${timings.of(name, 'judged')[0]}`,
      }),
      table('Absolute', names, {
        'request, ns': absolute('requestNs'),
        'refused request, ns': absolute('refusedNs'),
        'response, ns': absolute('responseNs'),
        'ready, ms': absolute('readyMs'),
      }),
    ],
    goals: [],
  }
}
