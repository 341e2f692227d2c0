import type { Case } from '@bulk-import/contract/cases'
import { kindOf } from '@bulk-import/internal/ids'
import { printable } from '@bulk-import/internal/printable'
import type { Redactor } from '@bulk-import/internal/redact'
import { expectedStatus } from '../judge/status.ts'
import type { Judgement } from '../judge/violation.ts'
import type { CaseResult, Reason, Violation } from '../report.ts'
import type { Run } from '../run/run.ts'

type Base = Pick<CaseResult, 'id' | 'operationId' | 'sentence' | 'reason' | 'ids' | 'expected'>

function baseOf(one: Case | Base): Base {
  const { id, operationId, sentence, reason, ids } = one
  return { id, operationId, sentence, reason, ids, expected: 'expected' in one ? one.expected : expectedStatus(one) }
}

/** The result of a case that was not sent, or whose response shows nothing. */
export function unjudged(one: Case | Base, why: Reason, rest: Partial<CaseResult> = {}): CaseResult {
  return { changed: 'no', ...rest, ...baseOf(one), verdict: 'skip', why, violations: [], proven: [] }
}

/** The result of a case that was judged. A violation without ids, in a contract without marks, has those of its case. */
export function judged(
  one: Case | Base,
  { violations, proven }: Judgement,
  isStrict: boolean,
  rest: Partial<CaseResult> = {},
): CaseResult {
  const all = violations.map((violation): Violation => {
    const ids = violation.ids.length > 0 ? violation.ids : one.ids
    return { ...violation, ids, severity: isStrict && canCount(violation) ? 'error' : violation.severity }
  })
  const violated = new Set(all.flatMap(({ ids }) => ids))
  const isError = all.some(({ severity }) => severity === 'error')
  return {
    ...baseOf(one),
    verdict: isError ? 'fail' : all.length > 0 ? 'warn' : 'pass',
    violations: all,
    proven: [...new Set(proven)].filter((id) => !violated.has(id)),
    changed: 'no',
    ...rest,
  }
}

/** Whether a violation counts when decisions do: one that only an inference forbids does not. */
function canCount({ ids }: Violation): boolean {
  return ids.length === 0 || ids.some((id) => kindOf(id) !== 'inference')
}

/**
 * A result that can be shown: secrets that are known by now are redacted, and texts of the server are short and printable, and without
 * what stands in records.
 */
export function safe(result: CaseResult, { redactor, shield }: Pick<Run, 'redactor' | 'shield'>): CaseResult {
  const { sent, actual, noResponse, violations } = result
  const text = (one: string, maxLength?: number) =>
    safeText(shield?.hide(cut(one, readLength)) ?? one, redactor, maxLength)
  return {
    ...result,
    violations: violations.map((one) => ({
      ...one,
      expected: safeText(one.expected, redactor),
      actual: text(one.actual),
    })),
    ...(sent !== undefined && { sent: cut(redactor.redact(sent), 2000) }),
    ...(actual && {
      actual: { ...actual, mediaType: text(actual.mediaType, 100), body: text(actual.body) },
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
