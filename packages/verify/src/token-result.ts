import { areRounded } from './judge/access-token.ts'
import { finding } from './judge/violation.ts'
import type { CaseResult, Finding } from './report.ts'
import type { Selected } from './run/select.ts'

/** What only all tokens of a run together show: whether large ones were rounded on their way (C11). */
export function tokenResult(selected: readonly Selected[], tokens: readonly string[], isStrict: boolean): CaseResult[] {
  const operationId = selected[0]?.case.operationId ?? ''
  const areTold = areRounded(tokens)
  const expected = 'tokens above 2^53 that a double could not hold'
  const base = {
    id: `${operationId}/run/tokens-exact`,
    operationId,
    sentence: 'The access tokens of the run are exact.',
    reason: 'A token of more than 53 bits that has been a double is another token.',
    ids: ['C11'],
    expected,
    openedImport: 'no' as const,
  }
  if (areTold === undefined) {
    const why = { code: 'not-visible' as const, message: 'Too few tokens above 2^53 came to tell.' }
    return [{ ...base, verdict: 'skipped', why, findings: [], proven: [] }]
  }
  if (!areTold) return [{ ...base, verdict: 'passed', findings: [], proven: ['C11'] }]
  const found: Finding = {
    ...finding('access token', ['C11'], expected, 'every one is a number that a double holds'),
    severity: isStrict ? 'error' : 'warning',
  }
  return [{ ...base, verdict: isStrict ? 'failed' : 'warned', findings: [found], proven: [] }]
}
