import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { here, program } from '../child.ts'
import { clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { type Goal, goal, type Section, type Table } from '../report.ts'
import { serve } from '../server.ts'
import { interleave, ratio, spread } from '../statistics.ts'

const names = Object.keys(clients)
const base = 'openapi-fetch'

interface Load {
  perSecond: number
  p50Ms: number
  p99Ms: number
}

/** What a call costs: the client's own work against a stub, and all of it over loopback. */
export async function client(context: Context): Promise<Section> {
  const files = await bundles(context)
  const { table, goals } = await overStub(context, files)
  const loads: Table[] = []
  const server = await serve((port) => [process.execPath, join(here, 'src/programs/bare-server.mjs'), String(port)])
  try {
    for (const inFlight of [1, 16, 128]) loads.push(await overLoopback(context, files, server.url, inFlight))
  } finally {
    await server.close()
  }
  return {
    title: 'Client',
    introduction: `One call of Initiate with five properties, up to the parsed answer. The stub gives a new Response at once and reads no
body; a client that hands it a Request has already paid for making one. "ours" checks the request and the answer, bounds
the call by two clocks and reads the token exactly; "ours, ./http" checks nothing, and carries the transport of "ours"
below openapi-fetch.`,
    tables: [table, ...loads],
    goals,
  }
}

async function bundles(context: Context): Promise<Map<string, string>> {
  const generated = await context.clients()
  const files = new Map<string, string>()
  for (const [name, { file }] of Object.entries(clients)) {
    const path = join(generated.folder, `${file}.mjs`)
    await writeFile(path, await generated.bundle(`export { prepare } from './${file}.mjs'`))
    files.set(name, path)
  }
  return files
}

async function overStub(context: Context, files: Map<string, string>): Promise<{ table: Table; goals: Goal[] }> {
  const times = await interleave(names, context.pick(9, 3), (name) =>
    program<number>('time-calls.mjs', files.get(name) ?? '', context.pick(600, 200)),
  )
  const of = (name: string) => times.get(name) ?? []
  return {
    table: {
      title: 'One call after the other against a stub fetch',
      columns: [`to ${base}`, 'to hey-api with zod', 'microseconds a call', 'checks'],
      rows: names.map((name) => ({
        name,
        cells: [
          ratio(of(name), of(base)),
          ratio(of(name), of('hey-api with zod')),
          spread(of(name)),
          clients[name]?.checks,
        ],
      })),
    },
    goals: [
      goal(`a call of ours to one of ${base}`, ratio(of('ours'), of(base)).median, { atMost: 1.3 }, ' ×'),
      goal(
        'a call of ours to one of hey-api with zod',
        ratio(of('ours'), of('hey-api with zod')).median,
        { atMost: 0.6 },
        ' ×',
      ),
    ],
  }
}

async function overLoopback(
  context: Context,
  files: Map<string, string>,
  url: string,
  inFlight: number,
): Promise<Table> {
  const loads = await interleave(names, context.pick(3, 1), (name) =>
    program<Load>('load-calls.mjs', files.get(name) ?? '', url, inFlight, context.pick(1000, 300)),
  )
  const of = (name: string, figure: keyof Load) => (loads.get(name) ?? []).map((load) => load[figure])
  return {
    title: `Over loopback, ${inFlight} in flight`,
    columns: [`calls a second to ${base}`, 'calls a second', 'p50, ms', 'p99, ms'],
    rows: names.map((name) => ({
      name,
      cells: [
        ratio(of(name, 'perSecond'), of(base, 'perSecond')),
        spread(of(name, 'perSecond')),
        spread(of(name, 'p50Ms')),
        spread(of(name, 'p99Ms')),
      ],
    })),
  }
}
