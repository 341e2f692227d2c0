import { join } from 'node:path'
import { program } from '../child.ts'
import type { Context } from '../context.ts'
import { installPackages } from '../install.ts'
import { watchMemory } from '../memory.ts'
import { goal, type Section, table } from '../report.ts'
import { type Server, withServer } from '../server.ts'

interface Staged {
  token: string
  mbPerSecond: number
  longestMs: number
}

/** What the mock needs to take an import of many records, of which it keeps none. */
export async function staging(context: Context): Promise<Section> {
  const command = join(
    await installPackages(await context.folder()),
    'node_modules/@bulk-import/cli/bin/bulk-import.mjs',
  )
  const bytes = context.pick(1_000_000_000, 100_000_000)
  const { first, second } = await withServer(
    (port) => [process.execPath, command, 'mock', '--quiet', '--port', port],
    async (server) => {
      const first = await stage(server, bytes)
      return { first, second: await stage(server, bytes, first.token) }
    },
  )
  const rounds: Record<string, Awaited<ReturnType<typeof stage>>> = { 'first half': first, 'second half': second }
  return {
    title: 'Staging (provisional)',
    tables: [
      table(`${(2 * bytes) / 1e9} GB of records of 1 kB, in requests of 24.5 MB`, Object.keys(rounds), {
        'MB/s': (name) => rounds[name]?.mbPerSecond,
        'memory, MB': (name) => rounds[name]?.maximumMb,
        'longest wait of another request, ms': (name) => rounds[name]?.longestMs,
      }),
    ],
    goals: [
      goal('speed', Math.min(first.mbPerSecond, second.mbPerSecond), 'at least', 60, ' MB/s'),
      goal('memory', Math.max(first.maximumMb, second.maximumMb), 'at most', 200, ' MB'),
      goal('memory of the second half to the first', second.maximumMb / first.maximumMb, 'at most', 1.1, ' ×'),
      goal('longest wait of another request', Math.max(first.longestMs, second.longestMs), 'at most', 500, ' ms'),
    ],
  }
}

async function stage(server: Server, bytes: number, token?: string) {
  const given = token === undefined ? [] : [token]
  const run = () => program<Staged>('stage-records.ts', server.url, bytes, ...given)
  const { result, maximumMb } = await watchMemory(server, run)
  return { ...result, maximumMb }
}
