import type { Case } from '@bulk-import/contract/cases'
import { valueAt } from '@bulk-import/internal/json-pointer'
import { isAccepted } from '../judge/status.ts'
import { parseJson } from '../judge/violation.ts'
import type { Reason } from '../report.ts'
import { prepareRequest } from '../send/request.ts'
import { send } from '../send/send.ts'
import { caseOf } from './chain.ts'
import type { Run } from './run.ts'

interface Preparation {
  why?: undefined
  /** Of the path, those that other requests gave. */
  parameters: Readonly<Record<string, string>>
  /** The bodies of the responses before it, by case ids, with each number as it is written. */
  before: ReadonlyMap<string, unknown>
}

type NotPrepared = { why: Reason }

/** Sends what has to come before a case, and takes from the responses what the case needs. */
export async function prepare(one: Case, run: Run): Promise<Preparation | NotPrepared> {
  const before = new Map<string, unknown>()
  const parameters: Record<string, string> = {}
  for (const { caseId, parameter, pointer } of one.after ?? []) {
    const why = before.has(caseId) ? undefined : await sendSource(caseId, before, run)
    if (why !== undefined) return { why }
    const value = valueAt(before.get(caseId), pointer)
    if (typeof value !== 'string') return { why: notPrepared(caseId, `gave no ${parameter}`) }
    parameters[parameter] = value
  }
  for (const caseId of one.precededBy ?? []) {
    const sent = await bodyOf(caseOf(run.settings.contract, caseId), parameters, run)
    if (sent.why !== undefined) return sent
    before.set(caseId, sent.body)
  }
  return { parameters, before }
}

/** Sends another case for what its response holds. @returns why there is no such response */
async function sendSource(caseId: string, before: Map<string, unknown>, run: Run): Promise<Reason | undefined> {
  const source = caseOf(run.settings.contract, caseId)
  const prepared = await prepare(source, run)
  if (prepared.why !== undefined) return prepared.why
  const sent = await bodyOf(source, prepared.parameters, run)
  if (sent.why !== undefined) return sent.why
  before.set(caseId, sent.body)
  return undefined
}

async function bodyOf(
  source: Case,
  parameters: Preparation['parameters'],
  run: Run,
): Promise<{ why?: undefined; body: unknown } | NotPrepared> {
  const sent = await send(source, prepareRequest(source, run.settings, parameters), run)
  if (sent === 'no room') return { why: noRoom(run) }
  const { response } = sent
  if (response === undefined) return { why: notPrepared(source.id, `had no response (${sent.failure.detail})`) }
  if (!isAccepted(run.settings.contract, source, response)) {
    return { why: notPrepared(source.id, `had the status ${response.status}`) }
  }
  return { body: parseJson(response.text, asWritten) }
}

export function noRoom({ settings: { nameOption } }: Run): Reason {
  const message = `It might make more changes than ${nameOption('maxImports')} allows.`
  return { code: 'max-imports', option: 'maxImports', message }
}

function notPrepared(caseId: string, what: string): Reason {
  return { code: 'not-prepared', message: `It needs ${caseId} before it, which ${what}.` }
}

/** A reviver that leaves each number as it is written, since a double may round it. */
function asWritten(_: string, value: unknown, { source }: { source?: string } = {}): unknown {
  return typeof value === 'number' ? (source ?? String(value)) : value
}
