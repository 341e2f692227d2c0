import type { Initiating, Journal, JournalEvent } from './events.ts'
import { type FileSystem, nodeFiles, type OpenFile } from './file-system.ts'
import { JournalError } from './journal-error.ts'
import { readEvents } from './read-events.ts'
import { createWhole } from './whole-file.ts'

/**
 * **Provisional.** Begins a journal in a file, which appears whole, with its first event, or not at all.
 *
 * @throws JournalError with code `JOURNAL_EXISTS` when there is a file of this name; what the file system throws otherwise
 */
export async function createJournal(path: string, first: Initiating, files = nodeFiles): Promise<Journal> {
  const line = lineOf(first)
  try {
    await createWhole(files, path, line)
  } catch (error) {
    if (Object(error).code !== 'EEXIST') throw error
    throw new JournalError('JOURNAL_EXISTS', `${path} exists. Resume it, or choose another journal.`, error)
  }
  return journalOf(path, [first], Buffer.byteLength(line), files)
}

/**
 * **Provisional.** Opens a journal that was begun before. The file is left as it is until an event is added.
 *
 * @throws JournalError with code `JOURNAL_UNREADABLE`; what the file system throws otherwise
 */
export async function openJournal(path: string, files = nodeFiles): Promise<Journal> {
  const { events, bytes } = readEvents(path, await files.read(path))
  return journalOf(path, events, bytes, files)
}

function journalOf(path: string, begun: readonly JournalEvent[], bytes: number, files: FileSystem): Journal {
  const events = [...begun]
  let file: Promise<OpenFile> | undefined
  let last: Promise<void> = Promise.resolve()
  const write = async (event: JournalEvent) => {
    file ??= openAt(path, bytes, files)
    const { append, sync } = await file
    await append(lineOf(event))
    await sync()
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
    },
  }
}

/** Cuts off what is left of an event that was not written to its end. */
async function openAt(path: string, bytes: number, files: FileSystem): Promise<OpenFile> {
  const file = await files.openToAppend(path)
  await file.truncate(bytes)
  return file
}

function lineOf(event: JournalEvent): string {
  return `${JSON.stringify(event)}\n`
}
