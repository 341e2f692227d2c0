import type { Case } from '@bulk-import/contract/cases'
import { printable } from '@bulk-import/internal/printable'
import type { Redactor } from '@bulk-import/internal/redact'
import { expectedStatus } from '../judge/status.ts'
import type { Judgement } from '../judge/violation.ts'
import type { CaseResult, Reason, Severity, Verdict, Violation } from '../report.ts'

type Base = Pick<CaseResult, 'id' | 'operationId' | 'sentence' | 'reason' | 'ids' | 'expected'>

function baseOf(one: Case): Base {
  const { id, operationId, sentence, reason, ids } = one
  return { id, operationId, sentence, reason, ids, expected: expectedStatus(one) }
}

/** The result of a case that was not sent, or whose response shows nothing. */
export function unjudged(one: Case, why: Reason, rest: Partial<CaseResult> = {}): CaseResult {
  return { changed: 'no', ...rest, ...baseOf(one), verdict: 'skip', why, violations: [], proven: [] }
}

/** The result of a case whose response was judged. */
export function judged(one: Case, judgement: Judgement, isStrict: boolean, rest: Partial<CaseResult>): CaseResult {
  return { ...weighed(baseOf(one), judgement, isStrict), ...rest }
}

/** A result by its judgement. A violation without ids, in a contract without marks, has those of its case. */
export function weighed(base: Base, { violations, proven }: Judgement, isStrict: boolean): CaseResult {
  const all = violations.map(
    (one): Violation => ({
      ...one,
      ids: one.ids.length > 0 ? one.ids : base.ids,
      severity: isStrict ? 'error' : one.severity,
    }),
  )
  const violated = new Set(all.flatMap(({ ids }) => ids))
  const isProven = (id: string) => !violated.has(id)
  return {
    ...base,
    verdict: verdictOf(all),
    violations: all,
    proven: [...new Set(proven)].filter(isProven),
    changed: 'no',
  }
}

function verdictOf(violations: readonly Violation[]): Verdict {
  const has = (severity: Severity) => violations.some((one) => one.severity === severity)
  if (has('error')) return 'fail'
  return has('warning') ? 'warn' : 'pass'
}

/** A result that can be shown: secrets that are known by now are redacted, and texts of the server are short and printable. */
export function safe(result: CaseResult, redactor: Redactor): CaseResult {
  const { sent, actual, noResponse, violations } = result
  const text = (one: string) => safeText(one, redactor)
  return {
    ...result,
    violations: violations.map((one) => ({ ...one, expected: text(one.expected), actual: text(one.actual) })),
    ...(sent !== undefined && { sent: cut(redactor.redact(sent), 2000) }),
    ...(actual && {
      actual: { ...actual, mediaType: safeText(actual.mediaType, redactor, 100), body: text(actual.body) },
    }),
    ...(noResponse && { noResponse: { ...noResponse, detail: text(noResponse.detail) } }),
  }
}

/** As much of a text as is looked at for what is shown of it. */
const readLength = 16_384

/** A text of the server, on one line, without secrets and without characters that a terminal or a reader would obey. */
export function safeText(text: string, redactor: Redactor, maxLength = 500): string {
  const lines = redactor.redact(text.slice(0, readLength)).replaceAll(/[\t\r\n]+/g, ' ')
  return cut(printable(lines).trim(), maxLength)
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}
