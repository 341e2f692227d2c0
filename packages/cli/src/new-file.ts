import { open, unlink } from 'node:fs/promises'
import { failFor } from './errors.ts'

/** A file that was created for a result before anything is sent. */
export type NewFile = Awaited<ReturnType<typeof reserveFile>>

/**
 * Creates a file beforehand, so that nothing is asked for that cannot be kept. Only its owner can read it, and an existing file is not
 * overwritten.
 *
 * @throws CommandLineError
 */
export async function reserveFile(path: string, flag: string) {
  const file = await open(path, 'wx', 0o600).catch(failFor(`${flag}: cannot create`, path))
  return {
    path,
    async write(text: string) {
      await file.writeFile(text)
    },
    /** Waits until all is on the disk. */
    async finish() {
      try {
        await file.sync()
      } finally {
        await file.close()
      }
    },
    /** Removes the file again, since there is no result. */
    async discard() {
      // It may be gone by now. What the server said matters more.
      await file.close().catch(() => undefined)
      await unlink(path).catch(() => undefined)
    },
  }
}
