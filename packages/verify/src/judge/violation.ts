import { kindOf } from '@bulk-import/internal/ids'
import type { Violation } from '../report.ts'

export interface Judgement {
  violations: Violation[]
  /** The statements and decisions that the response shows to hold. */
  proven: string[]
}

export interface ServerResponse {
  status: number
  headers: Headers
  text: string
}

export interface SharedState {
  now(): number
  /** Values that no two responses may share, each with the case that brought it. */
  seen: Map<string, string>
}

export const nothing: Judgement = { violations: [], proven: [] }

/** A violation. It is an error where a source says what is violated, or where nobody says who does. */
export function violation(
  check: Violation['check'],
  ids: readonly string[],
  expected: string,
  actual: string,
): Violation {
  const isError = ids.length === 0 || ids.some((id) => kindOf(id) === 'source')
  return { check, ids, severity: isError ? 'error' : 'warning', expected, actual }
}

export function merge(...judgements: Judgement[]): Judgement {
  return {
    violations: judgements.flatMap(({ violations }) => violations),
    proven: judgements.flatMap(({ proven }) => proven),
  }
}

/** Proves the ids, unless there is a violation. */
export function provenUnless(violated: Violation | undefined, ids: readonly string[]): Judgement {
  return violated === undefined ? { violations: [], proven: [...ids] } : { violations: [violated], proven: [] }
}

/** What a text is as JSON; undefined when it is none. */
export function parseJson(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver) as unknown
  } catch {
    return undefined
  }
}
