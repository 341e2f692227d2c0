import { randomUUID } from 'node:crypto'
import { open, realpath, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { printable } from '@bulk-import/internal/printable'
import { CommandLineError, failFor } from '../../errors.ts'

/** The files of a run, by what a person calls them; undefined where there is none. */
export type RunFiles = Readonly<Record<string, string | undefined>>

/** Of two names for one file, the second to be written would destroy the first. @throws CommandLineError */
export async function checkDistinct(files: RunFiles): Promise<void> {
  const names = new Map<string, string>()
  for (const [name, path] of Object.entries(files)) {
    if (path === undefined || path === '-') continue
    const file = await identityOf(path)
    const other = names.get(file)
    if (other !== undefined) throw new CommandLineError(`${other} and ${name} are the same file, ${printable(path)}.`)
    names.set(file, name)
  }
}

/** Links lead to one file by several names. */
async function identityOf(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path))
  }
}

/** A file of records is read twice, and others lie beside it. One that is not there is told when it is read. @throws CommandLineError */
export async function checkInput(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || found.isFile()) return
  throw new CommandLineError(
    found.isDirectory()
      ? `${printable(path)} is a folder, and not a file of records.`
      : `${printable(path)} is not a regular file, and can be read only once. Pass it to standard input, and use - with --journal and --failed.`,
  )
}

/** Tries whether a file can be put into this place later, by a new one beside it. @throws CommandLineError */
export async function checkReplaceable(option: string, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found !== undefined && !found.isFile())
    throw new CommandLineError(`${option}: ${printable(path)} is not a file, and cannot be replaced by one.`)
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await (await open(temporary, 'wx', 0o600)).close()
    await unlink(temporary)
  } catch (error) {
    failFor(`${option}: cannot write`, path)(error as NodeJS.ErrnoException)
  }
}
