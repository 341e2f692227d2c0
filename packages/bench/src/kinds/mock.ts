import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { program, programCommand } from '../child.ts'
import { document } from '../clients.ts'
import type { Context } from '../context.ts'
import { type Cell, goal, type Section } from '../report.ts'
import { type Server, serve } from '../server.ts'
import { interleave, ratio, spread } from '../statistics.ts'

type Command = (port: string) => string[]
type Kind = 'valid' | 'refused'

const bare = 'bare node:http'
const prism = 'prism mock'
const ours = ['ours, startMock', 'ours, bulk-import mock']
const connections = 16

interface Load {
  /** All requests, those of the warm-up included. */
  count: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** The share of a core that the client used. */
  clientBusy: number
  statuses: string[]
}

interface Round {
  firstResponseMs: number
  idleMb: number
  busyMb: number
  /** Processor time of the server for one request, over both loads. */
  processorUs: number
  loads: Record<Kind, Load>
}

/** What a test suite pays for a server that plays the contract. */
export async function mock(context: Context): Promise<Section> {
  const servers = await serverCommands(await context.packages())
  const names = [...servers.keys()]
  const rounds = await interleave(names, context.pick(5, 1), (name) =>
    withServer(servers, name, (server) => measure(server, context.pick(1000, 300))),
  )
  const of = (name: string, pick: (round: Round) => number) => (rounds.get(name) ?? []).map(pick)
  const speed = (name: string, kind: Kind) => of(name, (round) => round.loads[kind].perSecond)
  const costs = (name: string) =>
    [
      (round: Round) => round.processorUs,
      (round: Round) => round.firstResponseMs,
      (round: Round) => round.idleMb,
      (round: Round) => round.busyMb,
    ].map((pick) => spread(of(name, pick)))
  const loadCells = (name: string, kind: Kind): Cell[] => [
    ratio(speed(name, kind), speed(prism, kind)),
    ratio(speed(name, kind), speed(bare, kind)),
    spread(speed(name, kind)),
    spread(of(name, (round) => round.loads[kind].p50Ms)),
    spread(of(name, (round) => round.loads[kind].p99Ms)),
    spread(of(name, (round) => round.loads[kind].clientBusy)),
    rounds.get(name)?.at(-1)?.loads[kind].statuses.join(', '),
  ]
  const memory = await memoryOverTime(servers, context.pick(2_000_000, 200_000))
  return {
    title: 'Mock',
    introduction: `Each server in a process of its own, as a user starts it (ours from the published packages), responding to one operation over
loopback on ${connections} connections; the load comes from a small keep-alive client in another process, on the other core. "client busy" is
the share of a core that this client used: near 1 it, and not the server, would be what is measured. "processor" is what the
server used of its own over both loads, and so does not mind what else the machine does. The refused request has one property
out of bounds. Bare node:http parses and responds and checks nothing.`,
    tables: [
      {
        title: 'Processor, start and memory',
        columns: ['processor, µs a request', 'first response, ms', 'idle, MB', 'under load, MB'],
        rows: names.map((name) => ({ name, cells: costs(name) })),
      },
      ...(['valid', 'refused'] as const).map((kind) => ({
        title: `A ${kind} request`,
        columns: ['to prism mock', 'to bare node:http', 'requests/s', 'p50, ms', 'p99, ms', 'client busy', 'status'],
        rows: names.map((name) => ({ name, cells: loadCells(name, kind) })),
      })),
      memory.table,
    ],
    goals: ours.flatMap((name) => [
      goal(
        `${name}: requests/s to prism mock`,
        ratio(speed(name, 'valid'), speed(prism, 'valid')).median,
        { minimum: 10 },
        ' ×',
      ),
      goal(
        `${name}: requests/s to bare node:http`,
        ratio(speed(name, 'valid'), speed(bare, 'valid')).median,
        { minimum: 0.6 },
        ' ×',
      ),
      goal(
        `${name}: first response`,
        spread(of(name, (round) => round.firstResponseMs)).median,
        { maximum: 300 },
        ' ms',
      ),
      goal(`${name}: memory under load`, spread(of(name, (round) => round.busyMb)).median, { maximum: 120 }, ' MB'),
      goal(`${name}: memory over many requests to bare node:http`, memory.toBare(name), { maximum: 1.5 }, ' ×'),
    ]),
  }
}

async function serverCommands(packages: string): Promise<Map<string, Command>> {
  const startOurs = join(packages, 'start.mjs')
  await writeFile(
    startOurs,
    "import { startMock } from '@bulk-import/mock'\nawait startMock({ port: Number(process.argv[2]) })\n",
  )
  const command = join(packages, 'node_modules/@bulk-import/cli/bin/bulk-import.mjs')
  const entry = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'))
  const node = process.execPath
  return new Map<string, Command>([
    [bare, (port) => programCommand('bare-server.mjs', port)],
    ['ours, startMock', (port) => [node, startOurs, port]],
    ['ours, bulk-import mock', (port) => [node, command, 'mock', '--port', port]],
    ['openapi-backend', (port) => programCommand('openapi-backend.mjs', port, document)],
    [prism, (port) => [node, entry, 'mock', '-p', port, document]],
    ['prism mock, silent', (port) => [node, entry, 'mock', '-v', 'silent', '-p', port, document]],
  ])
}

async function withServer<Result>(
  servers: Map<string, Command>,
  name: string,
  use: (server: Server) => Promise<Result>,
): Promise<Result> {
  const command = servers.get(name)
  if (command === undefined) throw new Error(`Unknown server "${name}".`)
  const server = await serve(command)
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}

async function measure(server: Server, milliseconds: number): Promise<Round> {
  const load = (kind: Kind) => program<Load>('load-server.ts', server.url, kind, connections, milliseconds)
  const idleMb = server.usage().residentMb
  await load('valid')
  const before = server.usage().processorSeconds
  const { result: loads, maximumMb } = await watchMemory(server, async () => ({
    valid: await load('valid'),
    refused: await load('refused'),
  }))
  const requests = loads.valid.count + loads.refused.count
  const processorUs = ((server.usage().processorSeconds - before) * 1e6) / requests
  return { firstResponseMs: server.firstResponseMs, idleMb, busyMb: maximumMb, processorUs, loads }
}

/** What a server holds after far more requests than it remembers, beside what Node itself holds after as many. */
async function memoryOverTime(servers: Map<string, Command>, requests: number) {
  const held = new Map<string, { maximumMb: number; endMb: number }>()
  for (const name of [bare, ...ours]) {
    held.set(
      name,
      await withServer(servers, name, async (server) => {
        const { maximumMb } = await watchMemory(server, () =>
          program('load-server.ts', server.url, 'valid', connections, 0, requests),
        )
        return { maximumMb, endMb: server.usage().residentMb }
      }),
    )
  }
  const toBare = (name: string) => (held.get(name)?.maximumMb ?? Number.NaN) / (held.get(bare)?.maximumMb ?? Number.NaN)
  const table = {
    title: `Memory over ${requests.toLocaleString('en')} valid requests`,
    columns: ['most, to bare node:http', 'most, MB', 'at the end, MB'],
    rows: [...held].map(([name, { maximumMb, endMb }]) => ({ name, cells: [toBare(name), maximumMb, endMb] })),
  }
  return { table, toBare }
}

async function watchMemory<Result>(server: Server, run: () => Promise<Result>) {
  let maximumMb = 0
  const watch = setInterval(() => (maximumMb = Math.max(maximumMb, server.usage().residentMb)), 100)
  try {
    return { result: await run(), maximumMb: Math.max(maximumMb, server.usage().residentMb) }
  } finally {
    clearInterval(watch)
  }
}
