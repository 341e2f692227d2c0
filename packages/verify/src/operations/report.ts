import { isStepStatus } from '@bulk-import/contract/provisional'
import { memberText } from '@bulk-import/internal/exact-integer'
import { own } from '@bulk-import/internal/own'
import type { Circumstances, Success } from '../contract.ts'
import { type Judgement, merge, nothing, provenUnless, violation } from '../judge/violation.ts'

/** The stage request that comes before what only shows after one. */
export const stagedCaseId = 'stage/example/smallest'

/** How many records a report says the import has received; undefined where it does not. */
export function receivedIn(body: unknown): number | undefined {
  return counterIn(body, 'TotalRecordsReceived')
}

/** What only the members of a report show. */
export const shownByReports = { P19: 'No report had a Status.', P20: 'No report had a counter of what Execute does.' }

/** What a report may show beside it. */
export const shownByEachReport = ['I01', 'I06']

/** Whether it is plainly a report: it has most of what has to be in one. */
export function isReport(body: unknown): boolean {
  const needed = ['TotalRecordsReceived', 'ValidationSuccessful', 'ValidationFailed', 'AccessToken', 'Status']
  return needed.filter((name) => own(body, name) !== undefined).length > needed.length / 2
}

/** How many of them it says have been validated. */
export function validatedIn(body: unknown): number | undefined {
  const passed = counterIn(body, 'ValidationSuccessful')
  const failed = counterIn(body, 'ValidationFailed')
  return passed === undefined || failed === undefined ? undefined : passed + failed
}

export function counterIn(body: unknown, name: string): number | undefined {
  const value = Number(own(body, name) ?? Number.NaN)
  return Number.isSafeInteger(value) ? value : undefined
}

/** The response to the stage request that came before, if one did; it may be no report at all. */
export function stagedBefore({ before }: Pick<Circumstances, 'before'>): { report: unknown } | undefined {
  return before.has(stagedCaseId) ? { report: before.get(stagedCaseId) } : undefined
}

/** Whether a member has a value, where it is there and the value is known. */
export function judgeNumber(
  body: unknown,
  name: string,
  expected: number | undefined,
  ids: readonly string[],
): Judgement {
  const actual = counterIn(body, name)
  if (actual === undefined || expected === undefined) return nothing
  return provenUnless(
    actual === expected ? undefined : violation('state', ids, `${name} ${expected}`, `${name} ${actual}`),
    ids,
  )
}

/** What every report of an import that was not executed shows. */
export function judgeReport({ body, text }: Success, { parameters }: Circumstances, state: string): Judgement {
  const notBeforeExecute = ['Processed', 'Exceptions', 'NotHonored']
  return merge(
    judgeToken(text, parameters.accessToken),
    judgeState(own(body, 'Status'), state),
    ...notBeforeExecute.map((name) => judgeNumber(body, name, 0, ['P20'])),
  )
}

/** Whether the report is that of the import. A token that JSON.parse rounds is compared as it is written. */
function judgeToken(text: string, token: string | undefined): Judgement {
  const written = memberText(text, 'AccessToken')
  if (written === undefined || token === undefined) return nothing
  const violated = violation('access token', ['I01'], 'the AccessToken of the import', 'another one')
  return provenUnless(written === token ? undefined : violated, ['I01'])
}

function judgeState(actual: unknown, expected: string): Judgement {
  if (typeof actual !== 'string') return nothing
  const shown = isStepStatus(actual) ? actual : JSON.stringify(actual.slice(0, 40))
  const violated = violation('state', ['P19'], `Status ${expected}`, `Status ${shown}`)
  return provenUnless(actual === expected ? undefined : violated, ['P19'])
}
