import type { Case } from '@bulk-import/contract/cases'
import type { Contract } from '../contract.ts'
import { judge } from '../judge/judge.ts'
import { expectedStatus } from '../judge/status.ts'
import { isAsInferred, isTentative, tentative } from '../judge/tentative.ts'
import { type Judgement, parseJson, violation } from '../judge/violation.ts'
import type { CaseResult, Reason, Violation } from '../report.ts'
import { withoutQuotes } from '../results/record-shield.ts'
import { judged, safe, unjudged } from '../results/results.ts'
import { curl } from '../send/curl.ts'
import type { Failure } from '../send/exchange.ts'
import { type PreparedRequest, prepareRequest } from '../send/request.ts'
import { send } from '../send/send.ts'
import { noRoom, prepare } from './preparation.ts'
import type { Run } from './run.ts'

/**
 * Statuses that may concern the run instead of the request: credentials that ended, a quota, an outage. Before one of them is held
 * against a case, the baseline is sent once more.
 */
const doubtful: readonly number[] = [401, 429, 503]

/** Sends one case and what has to come before it, waits where the server asks for it, and judges the response. */
export async function runCase(one: Case, run: Run): Promise<CaseResult> {
  return safe(await resultOf(one, run), run)
}

async function resultOf(one: Case, run: Run): Promise<CaseResult> {
  const { clock, contract } = run.settings
  const started = clock.now()
  const prepared = await prepare(one, run)
  if (prepared.why !== undefined) return unjudged(one, prepared.why)
  const request = prepareRequest(one, run.settings, prepared.parameters)
  const sent = await send(one, request, run)
  if (sent === 'no room') return unjudged(one, noRoom(run))
  const { response, changed } = sent
  const seen = { sent: curl(request, contract.hiddenText), changed, durationMs: clock.now() - started }
  if (response === undefined) return withoutResponse(one, sent.failure, run, seen)
  const { status, text } = response
  const mediaType = response.headers.get('content-type') ?? ''
  const mayRepeat = contract.adapters[one.operationId]?.mayRepeatRecords || run.shield?.isIn(`${mediaType} ${text}`)
  const actual = { status, mediaType, body: mayRepeat ? '(not shown: it may repeat a record)' : text }
  const why = await reasonNotToJudge(one, request, status, run)
  if (why !== undefined) return unjudged(one, why, { ...seen, actual })
  const sentBody = typeof request.body === 'string' ? parseJson(request.body.replace(/^\uFEFF/, '')) : undefined
  const { parameters, before } = prepared
  const { query = {} } = one.request
  const circumstances = { caseId: one.id, state: run.state, parameters, before, sent: sentBody, query }
  const judgement = judge(contract, one, response, circumstances)
  if (mayRepeat) judgement.violations = judgement.violations.map(withoutQuoted)
  if (isAsInferred(one, judgement, text, contract)) {
    run.seenAsInferred.add(one.operationId)
    judgement.proven.push(...inferenceOf(one, contract))
  }
  return weighed(one, judgement, status, run, { ...seen, actual })
}

const withoutQuoted = (violation: Violation): Violation => ({ ...violation, actual: withoutQuotes(violation.actual) })

function withoutResponse(one: Case, failure: Failure, run: Run, seen: Partial<CaseResult>): CaseResult {
  const { why, detail } = failure
  if (why === 'stopped') {
    return unjudged(one, { code: 'stopped', message: 'The run was ended before its response came.' }, seen)
  }
  const rest = { ...seen, noResponse: { why, detail } }
  const { outcome, statusIds } = one.expect
  if (outcome === 'refused' && statusIds.length === 0) {
    return unjudged(one, { code: 'no-response', message: `There was no response (${detail}).` }, rest)
  }
  const ids = outcome === 'refused' ? statusIds : one.ids
  const violated = violation('status', ids, expectedStatus(one), `no response (${detail})`)
  return weighed(one, { violations: [violated], proven: [] }, undefined, run, rest)
}

/** The inference on which the path of an operation rests, if there is one. */
function inferenceOf({ operationId }: Case, { adapters }: Contract): string[] {
  const inference = adapters[operationId]?.inference?.(undefined)
  return inference === undefined ? [] : [inference.id]
}

/** What a judgement counts for, by what is known of the operation. */
function weighed(
  one: Case,
  judgement: Judgement,
  status: number | undefined,
  run: Run,
  seen: Partial<CaseResult>,
): CaseResult {
  if (isTentative(one, run)) return judged(one, tentative(one, judgement, status, run), false, seen)
  return judged(one, judgement, run.settings.strict, seen)
}

async function reasonNotToJudge(
  one: Case,
  request: PreparedRequest,
  status: number,
  run: Run,
): Promise<Reason | undefined> {
  if (one.expect.statuses.includes(status)) return undefined
  if (status === 404 && request.hasUnknownName) {
    const names = Object.keys(one.request.placeholders ?? {}).join(', ')
    const option = run.settings.nameOption('values')
    const message = `The account may not know the ${names} that was sent: pass one that it knows as ${option}.`
    return { code: 'unknown-name', option: 'values', message }
  }
  if (!doubtful.includes(status) || !one.request.isAuthorized || one.needs !== undefined) return undefined
  if (await run.stillAcceptsBaseline(one)) return undefined
  const message = `The response was ${status}, and the server no longer accepts the simplest request either.`
  return { code: 'unavailable', message }
}
