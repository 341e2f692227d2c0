import { open, writeFile } from 'node:fs/promises'
import { own } from '@bulk-import/internal/own'
import { printable } from '@bulk-import/internal/printable'
import type { Observation } from '@bulk-import/run'
import { CommandLineError, failFor } from '../../errors.ts'
import { jsonText } from '../../output.ts'

/** The file of `--observations`. */
export type ObservationsFile = Awaited<ReturnType<typeof openObservations>>

/**
 * Tries whether the file can be written later. It holds what it held until then, and is not replaced where that is something else.
 *
 * @param isResumed whether what it holds is kept
 * @throws CommandLineError
 */
export async function openObservations(path: string, isResumed: boolean) {
  const earlier = observationsIn(await textOf(path).catch(failFor('--observations: cannot write', path)))
  if (earlier === undefined)
    throw new CommandLineError(`--observations: ${printable(path)} has something else in it, and is not replaced.`)
  return {
    path,
    async write(seen: readonly Observation[]) {
      const all = [...(isResumed ? earlier : []), ...seen].map((one) => JSON.stringify(one))
      await writeFile(path, jsonText([...new Set(all)].map((one) => JSON.parse(one))))
    },
  }
}

/** The text of a file, which is created where there is none. A device has none. */
async function textOf(path: string): Promise<string> {
  const file = await open(path, 'a+')
  try {
    return (await file.stat()).isFile() ? await file.readFile('utf8') : ''
  } finally {
    await file.close()
  }
}

function observationsIn(text: string): readonly unknown[] | undefined {
  if (text === '') return []
  try {
    const found: unknown = JSON.parse(text)
    const isObservation = (one: unknown) => typeof own(one, 'id') === 'string' && typeof own(one, 'holds') === 'boolean'
    return Array.isArray(found) && found.every(isObservation) ? found : undefined
  } catch {
    return undefined
  }
}
