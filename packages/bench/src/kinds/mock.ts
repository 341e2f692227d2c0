import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { program, programCommand } from '../child.ts'
import { document } from '../clients.ts'
import type { Context } from '../context.ts'
import { installPackages } from '../install.ts'
import { watchMemory } from '../memory.ts'
import { goal, type Section, table } from '../report.ts'
import { type Command, type Server, withServer } from '../server.ts'
import { interleave } from '../statistics.ts'

const bare = 'bare node:http'
const prism = 'prism mock'
const ours = ['ours, startMock', 'ours, bulk-import mock']

const startMock = "import { startMock } from '@bulk-import/mock'\nawait startMock({ port: Number(process.argv[2]) })\n"

type Load = Record<'count' | 'perSecond' | 'p50Ms' | 'p99Ms' | 'clientBusy', number>

/** What a test suite pays for a server that plays the contract. */
export async function mock(context: Context): Promise<Section> {
  const servers = await serverCommands(await installPackages(await context.folder()))
  const names = Object.keys(servers)
  const rounds = await interleave(names, context.pick(5, 1), (name) =>
    withServer(servers[name] as Command, (server) => measureLoad(server, context.pick(1000, 300))),
  )
  const requests = context.pick(2_000_000, 200_000)
  const memory = await interleave([bare, ...ours], 1, (name) =>
    withServer(servers[name] as Command, (server) => measureMemory(server, requests)),
  )
  const speedTo = (base: string) => (name: string) => rounds.ratio(name, base, 'perSecond')
  const maximumToBare = (name: string) => memory.ratio(name, bare, 'maximumMb')
  return {
    title: 'Mock',
    tables: [
      table('Processor, start and memory', names, {
        'processor, µs a request': (name) => rounds.spread(name, 'processorUs'),
        'first response, ms': (name) => rounds.spread(name, 'firstResponseMs'),
        'idle, MB': (name) => rounds.spread(name, 'idleMb'),
        'under load, MB': (name) => rounds.spread(name, 'maximumMb'),
      }),
      table('A valid request', names, {
        'to prism mock': speedTo(prism),
        'to bare node:http': speedTo(bare),
        'requests/s': (name) => rounds.spread(name, 'perSecond'),
        'p50, ms': (name) => rounds.spread(name, 'p50Ms'),
        'p99, ms': (name) => rounds.spread(name, 'p99Ms'),
        'client busy': (name) => rounds.spread(name, 'clientBusy'),
      }),
      table(`Memory over ${requests.toLocaleString('en')} valid requests`, [bare, ...ours], {
        'most, to bare node:http': maximumToBare,
        'most, MB': (name) => memory.spread(name, 'maximumMb'),
        'at the end, MB': (name) => memory.spread(name, 'endMb'),
      }),
    ],
    goals: ours.flatMap((name) => [
      goal(`${name}: requests/s to prism mock`, speedTo(prism)(name).median, 'at least', 10, ' ×'),
      goal(`${name}: requests/s to bare node:http`, speedTo(bare)(name).median, 'at least', 0.6, ' ×'),
      goal(`${name}: first response`, rounds.spread(name, 'firstResponseMs').median, 'at most', 300, ' ms'),
      goal(`${name}: memory under load`, rounds.spread(name, 'maximumMb').median, 'at most', 120, ' MB'),
      goal(`${name}: memory over many requests to bare node:http`, maximumToBare(name).median, 'at most', 1.5, ' ×'),
    ]),
  }
}

async function serverCommands(packages: string): Promise<Record<string, Command>> {
  const startOurs = join(packages, 'start.mjs')
  await writeFile(startOurs, startMock)
  const command = join(packages, 'node_modules/@bulk-import/cli/bin/bulk-import.mjs')
  const entry = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'))
  const node = process.execPath
  return {
    [bare]: (port) => programCommand('bare-server.mjs', port),
    'ours, startMock': (port) => [node, startOurs, port],
    'ours, bulk-import mock': (port) => [node, command, 'mock', '--port', port],
    [prism]: (port) => [node, entry, 'mock', '-p', port, document],
    'prism mock, silent': (port) => [node, entry, 'mock', '-v', 'silent', '-p', port, document],
  }
}

async function measureLoad(server: Server, milliseconds: number) {
  const load = () => program<Load>('load-server.ts', server.url, milliseconds)
  const idleMb = server.usage().residentMb
  await load()
  const before = server.usage().processorSeconds
  const { result, maximumMb } = await watchMemory(server, load)
  const processorUs = ((server.usage().processorSeconds - before) * 1e6) / result.count
  return { firstResponseMs: server.firstResponseMs, idleMb, maximumMb, processorUs, ...result }
}

/** What a server holds after far more requests than it remembers. */
async function measureMemory(server: Server, requests: number) {
  const { maximumMb } = await watchMemory(server, () => program('load-server.ts', server.url, 0, requests))
  return { maximumMb, endMb: server.usage().residentMb }
}
