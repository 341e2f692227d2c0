import { type BulkImportError, isBulkImportError } from '@bulk-import/client'
import { own } from '@bulk-import/internal/own'
import { quoted } from '@bulk-import/internal/printable'
import { RunError } from '../errors.ts'
import { failureOf } from './ends.ts'
import { responseOf } from './observe.ts'
import type { Run } from './run.ts'
import { readOptions } from './status.ts'

export interface FailedRecords {
  /** How many were written; undefined where nobody keeps them, or that went wrong. */
  written: number | undefined
  /** Whether they are as many as the counters say. */
  isComplete: boolean
  /** How many there are of each code, where records have one; empty where there are too many codes to be some. */
  byCode: ReadonlyMap<string, number>
}

/**
 * Fetches the records that failed, and keeps them anew, also when there is none: those of an earlier run must not stay. What is not as inferred
 * there is told and noted, and stops nothing: whether an import is executed, its counters say. What came before is kept.
 *
 * @param expected how many the counters say there are; NaN where they do not
 */
export async function fetchFailed(run: Run, expected: number): Promise<FailedRecords> {
  const codes = countCodes()
  const problems: string[] = []
  const seen: Retrieval = { collections: new Set(), listed: 0, isEnded: false, error: undefined }
  const maximum = Math.max(expected || 0, run.state.taken.records) + tooMany
  async function* lines() {
    if (expected === 0) return
    try {
      const onCollection = (name: string) => void seen.collections.add(name)
      for await (const text of run.steps().retrieveExceptions({ ...readOptions(run), raw: true, onCollection })) {
        seen.listed++
        codes.add(text)
        yield text
        if (seen.listed >= maximum) return void problems.push(`The list went on after ${count(maximum)}, and was left.`)
      }
      seen.isEnded = true
    } catch (error) {
      seen.error = isTooLate(run, error) ? error : failureOf(run, error)
      problems.push([seen.error.message, seen.error.hint].filter(Boolean).join(' '))
      // Fewer than were kept before must not take their place.
      if (seen.listed < run.failedWritten) throw seen.error
    }
  }
  const written = await keep(run, lines(), problems, seen)
  const { listed } = seen
  // What could not be written ended the list before its end.
  if (listed !== expected && (seen.isEnded || seen.error !== undefined)) {
    const said = Number.isNaN(expected) ? 'do not say how many records failed' : `say that ${count(expected)} failed`
    problems.push(`The counters ${said}, and ${count(listed)} ${listed === 1 ? 'was' : 'were'} listed.`)
  }
  const [actual] = problems
  const isComplete = actual === undefined || expected === 0
  if (actual !== undefined) {
    const what = isComplete ? 'No record failed, and those of an earlier run may still be there.' : incomplete
    run.emit({ event: 'warning', message: `${what} ${problems.join(' ')}` })
  }
  observeRetrieval(run, seen, expected)
  return { written, isComplete, byCode: codes.counts() }
}

/** What came of an import that is executed is known by now, whether or not the token lasts for this, too. */
function isTooLate(run: Run, error: unknown): error is BulkImportError {
  return isBulkImportError(error) && error.code === 'TOKEN_EXPIRED' && run.state.execution === 'executed'
}

/** What was seen of the service while failed records were retrieved. */
interface Retrieval {
  /** What the pages call theirs. */
  collections: Set<string>
  listed: number
  /** Whether the last page was seen: what ends before may have ended for a reason of our own. */
  isEnded: boolean
  error: BulkImportError | undefined
}

function observeRetrieval(run: Run, { collections, listed, isEnded, error }: Retrieval, expected: number): void {
  const observe = (id: string, holds: boolean, wanted: string, actual: string) =>
    run.observe({ id, holds, expected: wanted, actual })
  const wrong = ['I11', 'I12', 'I13'].filter((id) => error?.ids.includes(id))
  for (const id of wrong) observe(id, false, 'pages of failed records', responseOf(error))
  const [name] = collections
  if (name === undefined) return
  const wanted = run.plan.inferred.recordsProperty ?? 'UserProfilePreferences'
  observe('I11', true, 'pages of failed records', 'the same')
  if (!wrong.includes('I12')) observe('I12', name === wanted, wanted, quoted(name))
  if (isEnded) observe('I13', listed === expected, count(expected), count(listed))
}

/** @returns how many were written, unless that went wrong, which `problems` is told: what became of the import does not hang on it */
async function keep(
  run: Run,
  lines: AsyncGenerator<string>,
  problems: string[],
  seen: Retrieval,
): Promise<number | undefined> {
  try {
    if (run.keepFailed !== undefined) {
      run.failedWritten = await run.keepFailed(lines)
      return run.failedWritten
    }
    for await (const _ of lines);
    return undefined
  } catch (error) {
    if (error instanceof RunError) throw error
    if (error === seen.error) return Number.isFinite(run.failedWritten) ? run.failedWritten : undefined
    const { code } = Object(error) as NodeJS.ErrnoException
    const why = typeof code === 'string' ? ` (${code})` : ''
    problems.unshift(`They could not be written${why}.`)
    return undefined
  }
}

/** More than the counters say may be told once; a list that goes on and on fills the disk. */
const tooMany = 1000

const incomplete = 'The failed records are not complete.'
const count = (records: number) => (records === 1 ? '1 record' : `${records} records`)

/** A code is a short word, and there are a few of them. Whatever else stands there may be part of a record, and reaches no message. */
const isCode = (code: unknown) => /^[A-Za-z0-9_-]{1,32}$/.test(`${code}`)
const maximumCodes = 10

function countCodes() {
  const byCode = new Map<string, number>()
  return {
    add(text: string) {
      for (const code of codesIn(text).filter(isCode).map(String))
        if (byCode.has(code) || byCode.size <= maximumCodes) byCode.set(code, (byCode.get(code) ?? 0) + 1)
    },
    counts: () => (byCode.size > maximumCodes ? new Map<string, number>() : byCode),
  }
}

function codesIn(text: string): unknown[] {
  const exceptions = own(JSON.parse(text), 'Exceptions')
  const codes = (Array.isArray(exceptions) ? exceptions : []).map((one) => own(one, 'Code'))
  return codes.filter((code) => typeof code === 'string' || typeof code === 'number')
}
