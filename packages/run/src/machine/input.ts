import { InputError } from '../input/input.ts'
import type { Initiating, InputFacts } from '../journal/events.ts'
import { abortOf, endOf } from './ends.ts'
import type { Limits, Run } from './run.ts'
import { standingOf } from './standing.ts'

/** What a problem of the input ends the run with. What an error of somebody else says may hold a record: it is the cause alone. */
export function inputEnd(run: Run, error: unknown): Error {
  if (run.signal?.aborted) return abortOf(run, error)
  const next = run.state.begun === undefined ? null : 'restart'
  if (error instanceof InputError) return endOf(run, 'INPUT', error.message, next, { cause: error })
  const { code, path } = Object(error) as NodeJS.ErrnoException
  const which = typeof path === 'string' ? `The input ${path}` : 'The input'
  const why = typeof code === 'string' ? `: ${reasons[code] ?? code}` : ''
  return endOf(run, 'INPUT', `${which} could not be read${why}.`, standingOf(run.state).next, { cause: error })
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
}

export function isSame(one: InputFacts, other: InputFacts): boolean {
  return one.bytes === other.bytes && one.sha256 === other.sha256 && one.records === other.records
}

interface Sizes {
  plan: Pick<Initiating, 'inferred'>
  limits: Pick<Limits, 'chunkBytes'>
}

/** The wrapper of a stage request, around its records. */
export function wrapperBytes({ plan: { inferred } }: Sizes): number {
  return Buffer.byteLength(JSON.stringify({ [inferred.recordsProperty ?? 'UserProfilePreferences']: [] }))
}

export function maximumRecordBytes(sizes: Sizes): number {
  return sizes.limits.chunkBytes - wrapperBytes(sizes)
}

/** As many as the bytes take at least; the first has one record. */
export function requestsFor(
  sizes: Sizes,
  facts: { records: number; bytes: number } | null | undefined,
): number | undefined {
  return facts ? Math.min(facts.records, 1 + Math.ceil(facts.bytes / maximumRecordBytes(sizes))) : undefined
}
