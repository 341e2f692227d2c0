import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GeneratedClients, generateClients } from './clients.ts'
import { installPackages } from './packages.ts'

/** How much to measure, and what the kinds share. */
export interface Context {
  /** So many, or so few in a quick run. */
  pick(complete: number, quick: number): number
  /** The generated clients, written once, when the first kind asks. */
  clients(): Promise<GeneratedClients>
  /** A folder in which our packages are installed as they are published. */
  packages(): Promise<string>
  /** An empty folder, removed at the end. */
  folder(): Promise<string>
  close(): Promise<void>
}

export async function createContext(isQuick: boolean): Promise<Context> {
  const parent = await mkdtemp(join(tmpdir(), 'bulk-import-bench-'))
  let clients: Promise<GeneratedClients> | undefined
  let packages: Promise<string> | undefined
  const folder = () => mkdtemp(join(parent, 'folder-'))
  return {
    pick: (complete, quick) => (isQuick ? quick : complete),
    clients: () => (clients ??= folder().then(generateClients)),
    packages: () => (packages ??= folder().then(installPackages)),
    folder,
    close: () => rm(parent, { recursive: true }),
  }
}
