import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GeneratedClients, generateClients } from './clients.ts'
import { packPackages } from './packed.ts'

/** How much to measure, and what the kinds share. */
export interface Context {
  isQuick: boolean
  /** So many, or so few in a quick run. */
  pick(complete: number, quick: number): number
  /** The generated clients, written once, when the first kind asks. */
  clients(): Promise<GeneratedClients>
  /** The folder that holds our packages as they are published; its node_modules has them by name. */
  packed(): Promise<string>
  say(line: string): void
  close(): Promise<void>
}

export async function createContext(isQuick: boolean): Promise<Context> {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-bench-'))
  let generated: Promise<GeneratedClients> | undefined
  let packed: Promise<string> | undefined
  return {
    isQuick,
    pick: (complete, quick) => (isQuick ? quick : complete),
    clients: () => (generated ??= generateClients(join(folder, 'generated'))),
    packed() {
      const target = join(folder, 'packed')
      packed ??= packPackages(target).then(() => target)
      return packed
    },
    say: (line) => console.error(line),
    close: () => rm(folder, { recursive: true }),
  }
}
