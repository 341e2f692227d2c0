import { open, unlink } from 'node:fs/promises'
import { failFor } from '../../errors.ts'

/** A file that was created for the access token before the import is started. */
export type TokenFile = Awaited<ReturnType<typeof reserveTokenFile>>

/**
 * Creates the file beforehand, so that an import is never started whose token cannot be kept. Only its owner can read it, and
 * an existing file is not overwritten.
 *
 * @throws CommandLineError
 */
export async function reserveTokenFile(path: string) {
  const file = await open(path, 'wx', 0o600).catch(failFor('--token-file: cannot create', path))
  return {
    path,
    /** Writes the token, a line of digits, and waits until it is on the disk. */
    async save(token: string) {
      try {
        await file.writeFile(`${token}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    /** Removes the file again, since there is no token. */
    async discard() {
      // It may be gone by now. What the server said matters more.
      await file.close().catch(() => undefined)
      await unlink(path).catch(() => undefined)
    },
  }
}
