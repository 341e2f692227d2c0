import type { Case } from '@bulk-import/contract/cases'
import type { Redactor } from '@bulk-import/internal/redact'
import { expectedStatus } from '../judge/status.ts'
import type { Judgement, ServerResponse } from '../judge/violation.ts'
import type { CaseResult, Reason, Severity, Verdict, Violation } from '../report.ts'
import { curl } from '../send/curl.ts'
import type { PreparedRequest } from '../send/request.ts'
import { ownText, safeText } from './safe-text.ts'

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
  return weighed(baseOf(one), one.ids, judgement, isStrict, rest)
}

/** @param ids those of a violation that has none of its own, in a contract without marks */
export function weighed(
  base: Base,
  ids: readonly string[],
  { violations, proven }: Judgement,
  isStrict: boolean,
  rest: Partial<CaseResult> = {},
): CaseResult {
  const all = violations.map(
    (one): Violation => ({
      ...one,
      ids: one.ids.length > 0 ? one.ids : ids,
      severity: isStrict ? 'error' : one.severity,
    }),
  )
  const violated = new Set(all.flatMap((one) => one.ids))
  return {
    ...base,
    verdict: verdictOf(all),
    violations: all,
    proven: [...new Set(proven)].filter((id) => !violated.has(id)),
    changed: 'no',
    ...rest,
  }
}

function verdictOf(violations: readonly Violation[]): Verdict {
  const has = (severity: Severity) => violations.some((one) => one.severity === severity)
  if (has('error')) return 'fail'
  return has('warning') ? 'warn' : 'pass'
}

/** What was sent and what came back, made safe to show. */
export function shown(
  request: PreparedRequest,
  response: ServerResponse | undefined,
  redactor: Redactor,
): Pick<CaseResult, 'sent' | 'actual'> {
  const sent = ownText(curl(request), redactor, 2000)
  if (response === undefined) return { sent }
  const mediaType = safeText(response.headers.get('content-type') ?? '', redactor, 100)
  return { sent, actual: { status: response.status, mediaType, body: safeText(response.text, redactor) } }
}

/** A judgement that is safe to show. */
export function safe({ violations, proven }: Judgement, redactor: Redactor): Judgement {
  const text = (one: string) => safeText(one, redactor)
  return { violations: violations.map((one) => withTexts(one, text)), proven }
}

/** A result without the secrets that came up only after it. */
export function redacted(result: CaseResult, { redact }: Redactor): CaseResult {
  const { actual, violations } = result
  return {
    ...result,
    violations: violations.map((one) => withTexts(one, redact)),
    ...(actual && { actual: { ...actual, mediaType: redact(actual.mediaType), body: redact(actual.body) } }),
  }
}

function withTexts(one: Violation, change: (text: string) => string): Violation {
  return { ...one, expected: change(one.expected), actual: change(one.actual) }
}
