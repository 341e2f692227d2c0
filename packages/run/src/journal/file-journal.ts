import { basename, dirname, join } from 'node:path'
import type { Initiating, Journal, JournalEvent } from './events.ts'
import { type FileSystem, nodeFiles, type OpenFile } from './file-system.ts'
import { JournalError } from './journal-error.ts'
import { type Lock, lockJournal } from './lock.ts'
import { nodeProcesses } from './processes.ts'
import { readEvents } from './read-events.ts'
import { createWhole } from './whole-file.ts'

/**
 * **Provisional.** Begins a journal in a file, which appears whole, with its first event, or not at all. It is locked until it is closed.
 *
 * @throws JournalError with code `JOURNAL_EXISTS` when there is a file of this name, or `LOCKED`; what the file system throws otherwise
 */
export async function createJournal(
  path: string,
  first: Initiating,
  files = nodeFiles,
  processes = nodeProcesses,
): Promise<Journal> {
  const file = join(await files.realPath(dirname(path)), basename(path))
  return locked(file, files, processes, async (lock) => {
    const line = lineOf(first)
    try {
      await createWhole(files, file, line)
    } catch (error) {
      if (Object(error).code !== 'EEXIST') throw error
      throw new JournalError('JOURNAL_EXISTS', `${path} exists. Resume it, or choose another journal.`, error)
    }
    const bytes = Buffer.byteLength(line)
    return journalOf({ path: file, bytes, size: bytes, files, lock }, [first])
  })
}

/**
 * **Provisional.** Opens a journal that was begun before, whatever name leads to it: locks it, and only then reads it, since another process may have
 * added to it until then. It is locked until it is closed, and left as it is until an event is added.
 *
 * @throws JournalError with code `LOCKED` or `JOURNAL_UNREADABLE`; what the file system throws otherwise
 */
export async function openJournal(path: string, files = nodeFiles, processes = nodeProcesses): Promise<Journal> {
  const file = await files.realPath(path)
  return locked(file, files, processes, async (lock) => {
    const text = await files.read(file)
    const { events, bytes } = readEvents(path, text)
    return journalOf({ path: file, bytes, size: text.length, files, lock }, events)
  })
}

/**
 * **Provisional.** The events of a journal, oldest first, for a look only: a run may be adding to them.
 *
 * @throws JournalError with code `JOURNAL_UNREADABLE`; what the file system throws otherwise
 */
export async function readJournal(path: string, files = nodeFiles): Promise<readonly JournalEvent[]> {
  return readEvents(path, await files.read(path)).events
}

async function locked(
  file: string,
  files: FileSystem,
  processes: typeof nodeProcesses,
  make: (lock: Lock) => Promise<Journal>,
): Promise<Journal> {
  const lock = await lockJournal(file, files, processes)
  try {
    return await make(lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

interface LockedFile {
  path: string
  /** How many bytes its events are, and how many it has. */
  bytes: number
  size: number
  files: FileSystem
  lock: Lock
}

function journalOf({ path, bytes, size, files, lock }: LockedFile, begun: readonly JournalEvent[]): Journal {
  const events = [...begun]
  let file: Promise<OpenFile> | undefined
  let last: Promise<void> = Promise.resolve()
  let end = bytes
  const write = async (event: JournalEvent) => {
    const line = lineOf(event)
    file ??= openAt(path, bytes, size, files)
    const opened = await file
    await opened.append(line)
    await opened.sync()
    end += Buffer.byteLength(line)
    // Of two that add to one file in spite of the lock, the later one sees it, and sends nothing.
    if ((await opened.size()) !== end) throw changed(path)
    events.push(event)
  }
  return {
    events,
    append(event) {
      // After one that failed, nobody knows what the disk has: all that follow fail, too.
      last = last.then(() => write(event))
      return last
    },
    async close() {
      await last.catch(() => undefined)
      const opened = await file?.catch(() => undefined)
      await opened?.close()
      await lock.release()
    },
  }
}

/** Cuts off what is left of an event that was not written to its end, and nothing that was written since. */
async function openAt(path: string, bytes: number, size: number, files: FileSystem): Promise<OpenFile> {
  const file = await files.openToAppend(path)
  if ((await file.size()) !== size) {
    await file.close()
    throw changed(path)
  }
  if (size !== bytes) await file.truncate(bytes)
  return file
}

function changed(path: string): JournalError {
  return new JournalError('JOURNAL_CHANGED', `${path} was changed by another process while it was open.`)
}

function lineOf(event: JournalEvent): string {
  return `${JSON.stringify(event)}\n`
}
