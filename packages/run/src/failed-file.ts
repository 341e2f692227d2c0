import { type FileSystem, nodeFiles } from './journal/file-system.ts'
import { replaceWhole } from './journal/whole-file.ts'

/** How much is written at once, in UTF-16 units. */
const batchLength = 65_536

/** **Provisional.** The file of the records that failed: one line each, and only its owner can read it. */
export function failedFile(path: string, files: FileSystem = nodeFiles) {
  return {
    /**
     * Writes it anew. The old one stays as it is until the new one is whole, and when something goes wrong.
     *
     * @returns how many lines it has
     */
    async replace(lines: AsyncIterable<string>): Promise<number> {
      let count = 0
      await replaceWhole(files, path, async (file) => {
        let batch = ''
        for await (const line of lines) {
          batch += `${line}\n`
          count++
          if (batch.length < batchLength) continue
          await file.append(batch)
          batch = ''
        }
        if (batch !== '') await file.append(batch)
      })
      return count
    },
  }
}
