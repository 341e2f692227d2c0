import type { Case } from '@bulk-import/contract/cases'
import type { Redactor } from '@bulk-import/internal/redact'
import { expectedStatus } from '../judge/status.ts'
import type { Judgement } from '../judge/violation.ts'
import type { CaseResult, Finding, Reason, Severity } from '../report.ts'
import { curl } from '../send/curl.ts'
import type { Sending } from '../send/request.ts'
import { ownText, safeText } from './safe-text.ts'

/** What every result of a case tells. */
function baseOf(one: Case) {
  const { id, operationId, sentence, reason, ids } = one
  return { id, operationId, sentence, reason, ids, expected: expectedStatus(one) }
}

/** A case that was not sent, or whose answer shows nothing. */
export function unjudged(one: Case, why: Reason, rest: Partial<CaseResult> = {}): CaseResult {
  return { openedImport: 'no', ...rest, ...baseOf(one), verdict: 'skipped', why, findings: [], proven: [] }
}

/** A case whose answer was judged. */
export function judged(
  one: Case,
  { findings, proven }: Judgement,
  isStrict: boolean,
  rest: Partial<CaseResult>,
): CaseResult {
  const weighed = findings.map((found) => (isStrict ? { ...found, severity: 'error' as const } : found))
  const broken = new Set(weighed.flatMap(({ ids }) => ids))
  return {
    ...baseOf(one),
    verdict: verdictOf(weighed),
    findings: weighed,
    proven: [...new Set(proven)].filter((id) => !broken.has(id)),
    openedImport: 'no',
    ...rest,
  }
}

function verdictOf(findings: readonly Finding[]): CaseResult['verdict'] {
  const has = (severity: Severity) => findings.some((found) => found.severity === severity)
  if (has('error')) return 'failed'
  return has('warning') ? 'warned' : 'passed'
}

/** What was sent and what came, made safe to show. */
export function shown(
  sending: Sending,
  answer: { status: number; headers: Headers; text: string } | undefined,
  redactor: Redactor,
): Pick<CaseResult, 'sent' | 'came'> {
  const sent = ownText(curl(sending), redactor, 2000)
  if (answer === undefined) return { sent }
  const mediaType = safeText(answer.headers.get('content-type') ?? '', redactor, 100)
  return { sent, came: { status: answer.status, mediaType, body: safeText(answer.text, redactor) } }
}

/** Findings that are safe to show. */
export function cleaned({ findings, proven }: Judgement, redactor: Redactor): Judgement {
  const safe = findings.map((found) => ({
    ...found,
    expected: safeText(found.expected, redactor),
    came: safeText(found.came, redactor),
  }))
  return { findings: safe, proven }
}

/** A result without the secrets that came up only after it. */
export function redacted(result: CaseResult, { redact }: Redactor): CaseResult {
  const { came, findings } = result
  return {
    ...result,
    findings: findings.map((found) => ({ ...found, expected: redact(found.expected), came: redact(found.came) })),
    ...(came !== undefined && { came: { ...came, mediaType: redact(came.mediaType), body: redact(came.body) } }),
  }
}
