import { program } from './child.ts'
import type { Context } from './context.ts'
import { type Goal, goal, type Table } from './report.ts'
import { serve } from './server.ts'

type Commands = Record<string, (port: number) => string[]>

const bare = 'bare node:http'
const ours = ['ours, startMock', 'ours, bulk-import mock']
const connections = 16

/** What a server holds after far more requests than it remembers, beside what Node itself holds after as many. */
export async function sustained(context: Context, commands: Commands): Promise<{ table: Table; goals: Goal[] }> {
  const requests = context.pick(2_000_000, 200_000)
  const held = new Map<string, Memory>()
  for (const name of [bare, ...ours]) held.set(name, await measure(commands[name], requests))
  const toBare = (name: string) => (held.get(name)?.maximumMb ?? Number.NaN) / (held.get(bare)?.maximumMb ?? Number.NaN)
  return {
    table: {
      title: `Memory over ${requests.toLocaleString('en')} valid requests on ${connections} connections`,
      columns: ['most, to bare node:http', 'most, MB', 'at the end, MB'],
      rows: [...held].map(([name, { maximumMb, endMb }]) => ({ name, cells: [toBare(name), maximumMb, endMb] })),
    },
    goals: ours.map((name) =>
      goal(`${name}: memory over many requests to bare node:http`, toBare(name), { atMost: 1.5 }, ' ×'),
    ),
  }
}

interface Memory {
  maximumMb: number
  endMb: number
}

async function measure(command: ((port: number) => string[]) | undefined, requests: number): Promise<Memory> {
  if (command === undefined) throw new Error('There is no such server.')
  const server = await serve(command)
  try {
    let maximumMb = 0
    const watch = setInterval(() => (maximumMb = Math.max(maximumMb, server.residentMb())), 100)
    await program('load-server.mjs', server.url, 'valid', connections, 0, requests)
    clearInterval(watch)
    const endMb = server.residentMb()
    return { maximumMb: Math.max(maximumMb, endMb), endMb }
  } finally {
    await server.close()
  }
}
