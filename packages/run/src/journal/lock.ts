import { own } from '@bulk-import/internal/own'
import { type FileSystem, nodeFiles } from './file-system.ts'
import { JournalError } from './journal-error.ts'
import { nodeProcesses, type Processes } from './processes.ts'
import { createWhole } from './whole-file.ts'

export interface Lock {
  release(): Promise<void>
}

/** Who has a lock. A process id alone is given to another process sooner or later, and means another one in a container. */
interface Owner {
  pid: number
  start: string | null
  host: string
  space: string | null
  machine: string | null
}

/**
 * Excludes a second run on a journal, by a file beside it. That of a process of this host which is gone is taken over.
 *
 * @param path the one name of the file, where it has several
 *
 * @throws JournalError with code `LOCKED`; its message names the file to delete when nothing works on the journal any more
 */
export function lockJournal(path: string, files = nodeFiles, processes = nodeProcesses): Promise<Lock> {
  return lockBy(`${path}.lock`, path, files, processes)
}

async function lockBy(file: string, journal: string, files: FileSystem, processes: Processes): Promise<Lock> {
  const { pid, host } = processes
  const [start = null, space, machine] = await Promise.all([
    processes.startOf(pid),
    processes.space(),
    processes.machine(),
  ])
  const text = `${JSON.stringify({ pid, start, host, space, machine } satisfies Owner)}\n`
  for (;;) {
    try {
      await createWhole(files, file, text)
      return { release: () => removeIf(files, file, (found) => found === text) }
    } catch (error) {
      if (Object(error).code !== 'EEXIST') throw error
    }
    const found = await readText(files, file)
    if (found === undefined) continue
    if (!(await isStale(found, processes))) throw locked(file, journal, found, processes)
    await removeStale(file, journal, files, processes)
  }
}

/**
 * Of two who find the lock of a process that is gone, the second could remove the new lock of the first. So a lock is removed only by
 * who has the lock on it, and only when it still is that of a process that is gone.
 */
async function removeStale(file: string, journal: string, files: FileSystem, processes: Processes): Promise<void> {
  const guard = await lockBy(`${file}.lock`, journal, files, processes)
  try {
    await removeIf(files, file, (found) => isStale(found, processes))
  } finally {
    await guard.release()
  }
}

async function removeIf(
  files: FileSystem,
  file: string,
  mayRemove: (text: string) => boolean | Promise<boolean>,
): Promise<void> {
  const found = await readText(files, file)
  if (found !== undefined && (await mayRemove(found))) await files.remove(file)
}

async function readText(files: FileSystem, file: string): Promise<string | undefined> {
  try {
    return Buffer.from(await files.read(file)).toString()
  } catch (error) {
    if (Object(error).code === 'ENOENT') return undefined
    throw error
  }
}

async function isStale(text: string, { host, space, machine, startOf }: Processes): Promise<boolean> {
  const owner = ownerOf(text)
  if (owner?.host !== host) return false
  // Outside of containers, only a restart of the machine makes its process ids mean others.
  if (owner.space !== (await space())) return owner.machine !== null && owner.machine === (await machine())
  const start = await startOf(owner.pid)
  return start === undefined || (start !== null && owner.start !== null && start !== owner.start)
}

function locked(file: string, journal: string, text: string, { host }: Processes): JournalError {
  const owner = ownerOf(text)
  const who =
    owner === undefined ? 'Another process' : `Process ${owner.pid}${owner.host === host ? '' : ` on ${owner.host}`}`
  const message = `${who} works on ${journal}. If it does not any more, delete ${file}.`
  return new JournalError('LOCKED', message)
}

function ownerOf(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const [pid, host] = [own(value, 'pid'), own(value, 'host')]
    const [start = null, space = null, machine = null] = ['start', 'space', 'machine'].map((name) => own(value, name))
    const isOwner = Number.isSafeInteger(pid) && Number(pid) > 0 && typeof host === 'string'
    const isTextOrNull = (one: unknown): one is string | null => one === null || typeof one === 'string'
    return isOwner && isTextOrNull(start) && isTextOrNull(space) && isTextOrNull(machine)
      ? { pid: Number(pid), start, host, space, machine }
      : undefined
  } catch {
    return undefined
  }
}
