import { program } from '../child.ts'
import type { Context } from '../context.ts'
import { inProcess } from '../in-process.ts'
import { mockServers } from '../mock-servers.ts'
import { type Goal, goal, type Section, type Table } from '../report.ts'
import { type Server, serve } from '../server.ts'
import { interleave, ratio, spread } from '../statistics.ts'
import { sustained } from '../sustained.ts'

const loads = (['valid', 'refused'] as const).flatMap((kind) =>
  [1, 16, 64].map((connections) => ({ kind, connections, key: `${kind}, ${connections}` })),
)
const measured = 'valid, 16'

interface Load {
  /** All requests, those of the warm-up included. */
  count: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  generatorBusy: number
  statuses: Record<string, number>
}

interface Round {
  firstAnswerMs: number
  idleMb: number
  busyMb: number
  /** Processor time of the server for one request, over all loads. */
  microseconds: number
  loads: Record<string, Load>
}

/** What a test suite pays for a server that plays the contract. */
export async function mock(context: Context): Promise<Section> {
  const packed = await context.packed()
  const servers = await mockServers(packed)
  const names = Object.keys(servers)
  const rounds = await interleave(names, context.pick(3, 1), (name) => measure(context, servers[name]))
  const of = (name: string, pick: (round: Round) => number | undefined) =>
    (rounds.get(name) ?? []).map((round) => pick(round) ?? Number.NaN)
  const speed = (name: string, key: string) => of(name, (round) => round.loads[key]?.perSecond)
  const overview: Table = {
    title: 'A valid Initiate on 16 connections, memory and start',
    columns: [
      'requests/s to prism mock',
      'to bare node:http',
      'processor, µs a request',
      'first answer, ms',
      'idle, MB',
      'under load, MB',
    ],
    rows: names.map((name) => ({
      name,
      cells: [
        ratio(speed(name, measured), speed('prism mock', measured)),
        ratio(speed(name, measured), speed('bare node:http', measured)),
        spread(of(name, (round) => round.microseconds)),
        spread(of(name, (round) => round.firstAnswerMs)),
        spread(of(name, (round) => round.idleMb)),
        spread(of(name, (round) => round.busyMb)),
      ],
    })),
  }
  const details = (['valid', 'refused'] as const).flatMap((kind): Table[] => {
    const keys = loads.filter((one) => one.kind === kind).map(({ key }) => key)
    const answers = (name: string) => Object.keys(rounds.get(name)?.at(-1)?.loads[`${kind}, 16`]?.statuses ?? {})
    const busy = (name: string) => of(name, (round) => round.loads[`${kind}, 64`]?.generatorBusy)
    return [
      {
        title: `A ${kind} request: requests a second by connections`,
        columns: [...keys.map((key) => key.replace(/.*, /, '')), 'answers', 'load generator busy at 64'],
        rows: names.map((name) => ({
          name,
          cells: [...keys.map((key) => spread(speed(name, key))), answers(name).join(', '), spread(busy(name))],
        })),
      },
      {
        title: `A ${kind} request: milliseconds by connections`,
        columns: keys.flatMap((key) => [key.replace(/.*, /, 'p50, '), key.replace(/.*, /, 'p99, ')]),
        rows: names.map((name) => ({
          name,
          cells: keys.flatMap((key) => [
            spread(of(name, (round) => round.loads[key]?.p50Ms)),
            spread(of(name, (round) => round.loads[key]?.p99Ms)),
          ]),
        })),
      },
    ]
  })
  const goals: Goal[] = ['ours, startMock', 'ours, bulk-import mock'].flatMap((name) => [
    goal(
      `${name}: requests/s to prism mock`,
      ratio(speed(name, measured), speed('prism mock', measured)).median,
      { atLeast: 10 },
      ' ×',
    ),
    goal(
      `${name}: requests/s to bare node:http`,
      ratio(speed(name, measured), speed('bare node:http', measured)).median,
      { atLeast: 0.6 },
      ' ×',
    ),
    goal(
      `${name}: first answer`,
      spread(of(name, (round) => round.firstAnswerMs)).median / 1000,
      { atMost: 0.3 },
      ' s',
    ),
    goal(`${name}: memory under load`, spread(of(name, (round) => round.busyMb)).median, { atMost: 120 }, ' MB'),
  ])
  const overMany = await sustained(context, servers)
  return {
    title: 'Mock',
    introduction: `Each server in a process of its own, as a user starts it (ours as the published JavaScript), answering one operation over loopback; the load comes from a
small keep-alive client in another process, on the other core. "load generator busy" is the share of a core that this client
used: near 1 it, and not the server, would be what is measured. "processor" is what the server used of its own over all loads, and
so does not mind what else the machine does. The refused request has one property out of bounds. Bare
node:http parses and answers and checks nothing. MSW has a handler by hand, since @msw/source does not yet take
msw 3, and answers at the socket, below Node's fetch; ours takes the place of fetch. Prism's engine gets parsed bodies.`,
    tables: [overview, overMany.table, await inProcess(context), ...details],
    goals: [...goals, ...overMany.goals],
  }
}

async function measure(context: Context, command: ((port: number) => string[]) | undefined): Promise<Round> {
  if (command === undefined) throw new Error('There is no such server.')
  const server = await serve(command)
  try {
    const idleMb = server.residentMb()
    await load(server, 'valid', 16, context.pick(1000, 300))
    let busyMb = 0
    const watch = setInterval(() => (busyMb = Math.max(busyMb, server.residentMb())), 100)
    const used = server.processorSeconds()
    const done: Round['loads'] = {}
    for (const { kind, connections, key } of loads)
      done[key] = await load(server, kind, connections, context.pick(600, 200))
    clearInterval(watch)
    const count = Object.values(done).reduce((sum, one) => sum + one.count, 0)
    const microseconds = ((server.processorSeconds() - used) * 1e6) / count
    return { firstAnswerMs: server.firstAnswerMs, idleMb, busyMb, microseconds, loads: done }
  } finally {
    await server.close()
  }
}

function load({ url }: Server, kind: string, connections: number, milliseconds: number): Promise<Load> {
  return program<Load>('load-server.mjs', url, kind, connections, milliseconds)
}
