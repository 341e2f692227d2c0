import { type FileHandle, open, unlink } from 'node:fs/promises'
import { fileFault } from '../../usage-fault.ts'

/** A file that was made for the access token before the import was asked for. */
export interface TokenFile {
  path: string
  /** Writes the token, a line of digits, and sees to it that it is on the disk. */
  save(token: string): Promise<void>
  /** Takes the file away again, since there is no token. */
  discard(): Promise<void>
}

/**
 * Makes the file beforehand, so that an import is never started whose token cannot be kept. Only its owner can read it, and
 * what exists is not overwritten.
 *
 * @throws UsageFault
 */
export async function reserveTokenFile(path: string): Promise<TokenFile> {
  const file: FileHandle = await open(path, 'wx', 0o600).catch((error) => {
    throw fileFault('--token-file: cannot make', path, error)
  })
  return {
    path,
    async save(token) {
      try {
        await file.writeFile(`${token}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    async discard() {
      // It may be gone by now. What the server said matters more.
      await file.close().catch(() => undefined)
      await unlink(path).catch(() => undefined)
    },
  }
}
