import { program } from './child.ts'
import { document } from './clients.ts'
import type { Context } from './context.ts'
import type { Table } from './report.ts'
import { interleave, ratio, spread } from './statistics.ts'

interface Call {
  perSecond: number
  p50Ms: number
  p99Ms: number
  readyMs: number
  residentMb: number
  status: number
}

/** Mocks without a socket: what a call costs when nothing but the mock is in the way. */
export async function inProcess(context: Context): Promise<Table> {
  const names = ['ours', 'MSW', "Prism's engine"]
  const keys = names.flatMap((name) => [`${name}, valid`, `${name}, refused`])
  const calls = await interleave(keys, context.pick(5, 1), (key) => {
    const [name = '', kind = ''] = key.split(', ')
    return program<Call>('time-mock-fetch.mjs', name, kind, context.pick(600, 200), document)
  })
  const of = (key: string, figure: keyof Call) => (calls.get(key) ?? []).map((call) => call[figure])
  return {
    title: 'In process, one call after the other',
    columns: ['calls/s to ours', 'calls/s', 'p50, ms', 'p99, ms', 'answer', 'ready, ms', 'MB'],
    rows: keys.map((key) => ({
      name: key,
      cells: [
        ratio(of(key, 'perSecond'), of(`ours, ${key.split(', ')[1]}`, 'perSecond')),
        spread(of(key, 'perSecond')),
        spread(of(key, 'p50Ms')),
        spread(of(key, 'p99Ms')),
        String(of(key, 'status')[0]),
        spread(of(key, 'readyMs')),
        spread(of(key, 'residentMb')),
      ],
    })),
  }
}
