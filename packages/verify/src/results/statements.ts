import { kindOf } from '@bulk-import/internal/ids'
import type { Contract } from '../contract.ts'
import type { CaseResult, Reason, Severity, StatementResult } from '../report.ts'
import { idsOf } from '../run/ids.ts'

export function judgeStatements(
  results: readonly CaseResult[],
  contract: Contract,
  isStrict: boolean,
): StatementResult[] {
  const seen = casesByStatement(results)
  return Object.entries(contract.statements).map(([id, text]) => {
    const { verdict, cases } = shownOf(id, seen.get(id) ?? {}, isStrict)
    const notShown = ['pass', 'skip'].includes(verdict) ? contract.notShown?.[id] : undefined
    const why = notShown ?? (verdict === 'skip' ? whyNot(id, results, contract) : undefined)
    return {
      ...{ id, text },
      ...(contract.provisionalIds?.has(id) && { isProvisional: true }),
      ...(why === undefined ? { verdict, cases } : { verdict: 'skip', why, cases: [] }),
    }
  })
}

type Shown = { [shown in Severity | 'proven']?: string[] }

/** What the cases that show a statement say of it. */
function shownOf(
  id: string,
  { error: failing = [], warning: warned = [], proven: passing = [] }: Shown,
  isStrict: boolean,
): Pick<StatementResult, 'verdict' | 'cases'> {
  const kind = kindOf(id)
  const isDecided = kind !== 'source'
  // Beside a statement a decision is cited as well, without being what is violated. An inference may be wrong, also when all else counts.
  if (failing.length > 0 && (isStrict ? kind !== 'inference' : !isDecided)) return { verdict: 'fail', cases: failing }
  const warning = isDecided ? [...failing, ...warned] : []
  if (warning.length > 0) return { verdict: 'warn', cases: warning }
  return { verdict: passing.length > 0 ? 'pass' : 'skip', cases: passing }
}

/** The cases of each statement by what they show of it. */
function casesByStatement(results: readonly CaseResult[]) {
  const seen = new Map<string, Shown>()
  const add = (id: string, shown: Severity | 'proven', caseId: string) => {
    const entry = seen.get(id) ?? {}
    const cases = entry[shown] ?? []
    if (cases.at(-1) !== caseId) cases.push(caseId)
    entry[shown] = cases
    seen.set(id, entry)
  }
  for (const { id: caseId, violations, proven } of results) {
    for (const { ids, severity } of violations) for (const id of ids) add(id, severity, caseId)
    for (const id of proven) add(id, 'proven', caseId)
  }
  return seen
}

/** Why nothing shows a statement. */
export function whyNot(id: string, results: readonly CaseResult[], contract: Contract): Reason {
  const citing = contract.cases.filter((one) => idsOf(one, contract).includes(id))
  const skipped = results.filter(({ verdict }) => verdict === 'skip')
  const own = skipped.find(({ ids }) => ids.includes(id))
  const first = own ?? citing.flatMap((one) => skipped.find((result) => result.id === one.id) ?? [])[0]
  if (first?.why !== undefined) return first.why
  const content = Object.values(contract.adapters).find(({ shownByContent }) => shownByContent?.[id] !== undefined)
  if (content !== undefined) return { code: 'not-visible', message: String(content.shownByContent?.[id]) }
  if (citing.length > 0) {
    const isInferred = citing.some(({ operationId }) => contract.adapters[operationId]?.inference !== undefined)
    const lost = isInferred ? ', or its step had not yet responded as documented' : ''
    return {
      code: 'not-chosen',
      message: `The case that shows it was not chosen, or failed for another reason${lost}.`,
    }
  }
  const status = unprovokedStatus(id, contract)
  if (status === undefined) return { code: 'not-visible', message: 'No request and no response shows it.' }
  return { code: 'not-provoked', message: `Nothing that a caller sends provokes a ${status}.` }
}

/** The one documented status that a statement is about, when no case expects it. */
function unprovokedStatus(id: string, { operations, cases }: Contract): string | undefined {
  if (kindOf(id) !== 'source') return undefined
  const documented = Object.values(operations).flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, { ids }]) => (ids.includes(id) ? [status] : [])),
  )
  const [status = '', ...others] = new Set(documented)
  if (status === '' || others.length > 0) return undefined
  return cases.some(({ expect }) => expect.statuses.map(String).includes(status)) ? undefined : status
}
