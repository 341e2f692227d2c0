import { readFile } from 'node:fs/promises'
import { isJsonObject } from '@bulk-import/internal/own'
import { CommandLineError, failFor } from '../../errors.ts'

/** The records of a file, one object of JSON a line, as they are written there. @throws CommandLineError, which repeats nothing of them */
export async function readRecords(path: string): Promise<string[]> {
  const text = textOf(await readFile(path).catch(failFor('--records: cannot read', path)))
  const records = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [recordOf(line, index + 1)]))
  if (records.length === 0) throw new CommandLineError('--records: the file has no record.')
  return records
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CommandLineError('--records: the file is not UTF-8.')
  }
}

function recordOf(line: string, number: number): string {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    record = undefined
  }
  if (isJsonObject(record)) return line.trim()
  throw new CommandLineError(`--records: line ${number} is not an object of JSON. Write one record on each line.`)
}
