import type { Case } from '@bulk-import/contract/cases'
import { judge } from '../judge/judge.ts'
import { expectedStatus } from '../judge/status.ts'
import { finding } from '../judge/violation.ts'
import type { CaseResult, Reason } from '../report.ts'
import { cleaned, judged, shown, unjudged } from '../results/results.ts'
import { safeText } from '../results/safe-text.ts'
import type { Arrival } from '../send/exchange.ts'
import { type Sending, sendingOf } from '../send/request.ts'
import { send } from '../send/send.ts'
import type { Run } from './run.ts'

/**
 * Statuses that may concern the run instead of the request: credentials that ended, a quota, an outage. Before one of them is held
 * against a case, the simplest request is sent once more.
 */
const doubtful: readonly number[] = [401, 429, 503]

/** Sends one case, waits where it is told to, and judges the answer. */
export async function runCase(one: Case, run: Run): Promise<CaseResult> {
  const { settings, redactor } = run
  const sending = sendingOf(one, settings)
  const started = settings.clock.now()
  const trip = await send(one, sending, run)
  if (trip === 'no room') {
    const message = `It might open more imports than ${settings.nameOption('maxImports')} allows.`
    return unjudged(one, { code: 'max-imports', option: 'maxImports', message })
  }
  const { arrival, openedImport } = trip
  const rest = { openedImport, durationMs: settings.clock.now() - started }
  if (arrival.kind === 'nothing') {
    return withoutAnswer(one, arrival, run, { ...shown(sending, undefined, redactor), ...rest })
  }
  const seen = { ...shown(sending, arrival, redactor), ...rest }
  const why = await excuse(one, sending, arrival, run)
  if (why !== undefined) return unjudged(one, why, seen)
  return judged(one, cleaned(judge(one, sending, arrival, run.bench), redactor), settings.strict, seen)
}

function withoutAnswer(
  one: Case,
  { why, detail }: Arrival & { kind: 'nothing' },
  { settings, redactor }: Run,
  seen: Partial<CaseResult>,
): CaseResult {
  if (why === 'stopped') {
    return unjudged(one, { code: 'stopped', message: 'The run was ended while its answer was awaited.' }, seen)
  }
  const lost = { why, detail: safeText(detail, redactor) }
  const { outcome, statusIds } = one.expect
  if (outcome === 'refused' && statusIds.length === 0) {
    return unjudged(one, { code: 'no-answer', message: `No answer came (${lost.detail}).` }, { ...seen, lost })
  }
  const ids = outcome === 'refused' ? statusIds : one.ids
  const found = finding('status', ids, expectedStatus(one), `no answer (${lost.detail})`)
  return judged(one, { findings: [found], proven: [] }, settings.strict, { ...seen, lost })
}

/** Why an answer shows nothing about the case, if so. */
async function excuse(
  one: Case,
  sending: Sending,
  { status }: { status: number },
  run: Run,
): Promise<Reason | undefined> {
  if (one.expect.statuses.includes(status)) return undefined
  if (status === 404 && sending.hasUnknownName) {
    const names = Object.keys(one.request.placeholders ?? {}).join(', ')
    const message = `The account may not have what ${names} names (S61): give a name that it has (${run.settings.nameOption('values')}).`
    return { code: 'unknown-name', option: 'values', message }
  }
  if (!doubtful.includes(status) || !one.request.isAuthorized || one.needs !== undefined) return undefined
  if (await run.isStillWell()) return undefined
  const message = `The server answered ${status}, and did not take the simplest request any more either.`
  return { code: 'unavailable', message }
}
