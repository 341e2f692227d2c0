import { statements } from '@bulk-import/contract'
import { type Case, cases } from '@bulk-import/contract/cases'
import type { CaseResult, Reason, StatementResult } from '../report.ts'
import { idsOf } from '../run/select.ts'
import { operationOf } from '../subjects.ts'

/** What a run shows of each statement and each decision. */
export function judgeStatements(results: readonly CaseResult[], isStrict: boolean): StatementResult[] {
  return Object.entries(statements).map(([id, text]) => ({ id, text, ...judgeStatement(id, results, isStrict) }))
}

function judgeStatement(
  id: string,
  results: readonly CaseResult[],
  isStrict: boolean,
): Pick<StatementResult, 'verdict' | 'why' | 'cases'> {
  const breaking = (severity: 'error' | 'warning') =>
    results.filter(({ findings }) => findings.some((found) => found.severity === severity && found.ids.includes(id)))
  const isDecision = id.startsWith('C')
  const broken = namesOf(breaking('error'))
  // Beside a statement a decision is cited as well, without being what is broken.
  if (broken.length > 0 && (isStrict || !isDecision)) return { verdict: 'broken', cases: broken }
  const differing = isDecision ? [...broken, ...namesOf(breaking('warning'))] : []
  if (differing.length > 0) return { verdict: 'differs', cases: differing }
  const kept = namesOf(results.filter(({ proven }) => proven.includes(id)))
  if (kept.length > 0) return { verdict: 'kept', cases: kept }
  return { verdict: 'not provable', why: whyNot(id, results), cases: [] }
}

function namesOf(results: readonly CaseResult[]): string[] {
  return results.map(({ id }) => id)
}

function whyNot(id: string, results: readonly CaseResult[]): Reason {
  const citing = cases.filter((one) => idsOf(one).includes(id))
  const byId = new Map(results.map((result) => [result.id, result]))
  const own = results.filter(({ ids }) => ids.includes(id))
  const skipped = [...own, ...citing.map((one) => byId.get(one.id))].find((result) => result?.verdict === 'skipped')
  if (skipped?.why !== undefined) return skipped.why
  if (citing.length > 0) {
    return { code: 'not-chosen', message: 'The case that shows it was not chosen, or failed for another reason.' }
  }
  const [first] = cases
  const status = first && unprovokedStatus(first, id)
  if (status !== undefined)
    return { code: 'not-provoked', message: `Nothing that a caller sends provokes a ${status}.` }
  return { code: 'not-visible', message: 'No request and no answer of this operation shows it.' }
}

/** The one documented status that the id is about, when no case expects it. */
function unprovokedStatus(one: Case, id: string): string | undefined {
  const expected = new Set(cases.flatMap(({ expect }) => expect.statuses.map(String)))
  const responses = Object.entries(operationOf(one).responses).filter(([, { ids }]) => ids.includes(id))
  const [status = ''] = responses[0] ?? []
  return responses.length === 1 && id.startsWith('S') && !expected.has(status) ? status : undefined
}
