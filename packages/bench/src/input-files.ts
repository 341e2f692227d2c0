import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordBytes, records, type Text } from './programs/records.ts'

/** As many records as a stage request of ours holds by default. */
const pieceRecords = 24_500_000 / recordBytes

export interface InputFiles {
  file: string
  /** The same bytes, cut into files of 24.5 MB for a tool that sends a file at once. */
  pieces: string[]
}

export async function writeInput(folder: string, bytes: number, text: Text): Promise<InputFiles> {
  const file = join(folder, 'people.ndjson')
  const pieces: string[] = []
  const whole = await open(file, 'w')
  const count = bytes / recordBytes
  for (let from = 0; from < count; from += pieceRecords) {
    const lines = [...records(text, Math.min(pieceRecords, count - from), from)]
    const part = lines.map((line) => `${line}\n`).join('')
    const piece = join(folder, `piece-${pieces.length}`)
    await whole.appendFile(part)
    await writeFile(piece, part)
    pieces.push(piece)
  }
  await whole.close()
  return { file, pieces }
}
