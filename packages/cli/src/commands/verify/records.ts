import { readFile } from 'node:fs/promises'
import { CommandLineError, failFor } from '../../errors.ts'

/** The records of a file, one object of JSON a line. @throws CommandLineError, which repeats nothing of them */
export async function readRecords(path: string): Promise<object[]> {
  const text = await readFile(path, 'utf8').catch(failFor('--records: cannot read', path))
  const records = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [recordOf(line, index + 1)]))
  if (records.length === 0) throw new CommandLineError('--records: the file has no record.')
  return records
}

function recordOf(line: string, number: number): object {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    record = undefined
  }
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) return record
  throw new CommandLineError(`--records: line ${number} is not an object of JSON. Write one record on each line.`)
}
