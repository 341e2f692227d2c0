import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { FileSystem, OpenFile } from './file-system.ts'

/**
 * Creates a file that appears whole or not at all: its text is on the disk before it has its name.
 *
 * @throws the EEXIST of the file system when there is one of this name
 */
export async function createWhole(files: FileSystem, path: string, text: string): Promise<void> {
  await writeBeside(
    files,
    path,
    (file) => file.append(text),
    async (temporary) => {
      await files.link(temporary, path)
      await files.remove(temporary)
    },
  )
}

/** Puts a new file into the place of another at once; whatever goes wrong before leaves that as it is. */
export async function replaceWhole(
  files: FileSystem,
  path: string,
  write: (file: OpenFile) => Promise<void>,
): Promise<void> {
  await removeLeftovers(files, path)
  await writeBeside(files, path, write, (temporary) => files.rename(temporary, path))
}

/** What the name of a temporary file has behind that of its file: a UUID. */
const endOfTemporary = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/

/**
 * What a process that was killed left beside the file may hold personal data. One that still writes there ends with an error, and loses nothing
 * else. What cannot be removed keeps nobody from writing.
 */
async function removeLeftovers(files: FileSystem, path: string): Promise<void> {
  const folder = dirname(path)
  const start = `${basename(path)}.`
  const isLeftover = (name: string) => name.startsWith(start) && endOfTemporary.test(name.slice(start.length))
  const names = await files.list(folder).catch(() => [])
  for (const name of names.filter(isLeftover)) await files.remove(join(folder, name)).catch(() => undefined)
}

async function writeBeside(
  files: FileSystem,
  path: string,
  write: (file: OpenFile) => Promise<void>,
  place: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  const file = await files.create(temporary)
  try {
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await place(temporary)
  } catch (error) {
    await files.remove(temporary).catch(() => undefined) // what went wrong first matters more
    throw error
  }
  await files.syncFolder(dirname(path))
}
