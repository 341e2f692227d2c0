import { own } from '@bulk-import/internal/own'
import { failureOf } from './ends.ts'
import type { Run } from './run.ts'
import { readOptions } from './status.ts'

export interface FailedRecords {
  count: number
  /** Whether there are as many as the counters say. */
  isComplete: boolean
  /** How many there are of each code, where records have one. */
  byCode: ReadonlyMap<string, number>
}

/**
 * Fetches the records that failed, and keeps them. What is not as inferred there is told and noted, and stops nothing: whether an import is
 * executed, its counters say.
 *
 * @param expected how many the counters say there are
 */
export async function fetchFailed(run: Run, expected: number): Promise<FailedRecords> {
  const byCode = new Map<string, number>()
  let count = 0
  async function* lines() {
    for await (const text of run.steps().retrieveExceptions({ ...readOptions(run), raw: true })) {
      count++
      for (const code of codesIn(text)) byCode.set(code, (byCode.get(code) ?? 0) + 1)
      yield text
    }
  }
  const problem = await keep(run, lines())
  const isComplete = problem === undefined && count === expected
  for (const id of ['I11', 'I12', 'I13'])
    run.observe({ id, holds: isComplete, expected: `${expected} failed records`, actual: problem ?? `${count}` })
  if (!isComplete) {
    const why = problem ?? `The counters say that ${expected} records failed, and ${count} were listed.`
    run.emit({ event: 'warning', message: `The failed records are not complete. ${why}` })
  }
  return { count, isComplete, byCode }
}

/** @returns what kept them from being had, if anything did */
async function keep(run: Run, lines: AsyncGenerator<string>): Promise<string | undefined> {
  try {
    if (run.keepFailed !== undefined) await run.keepFailed(lines)
    else for await (const _ of lines);
    return undefined
  } catch (error) {
    return failureOf(run, error).message
  }
}

function codesIn(text: string): string[] {
  const exceptions = own(JSON.parse(text), 'Exceptions')
  const codes = (Array.isArray(exceptions) ? exceptions : []).map((one) => own(one, 'Code'))
  return codes.filter((code) => typeof code === 'string' || typeof code === 'number').map(String)
}
