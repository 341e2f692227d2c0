import type { Case } from '@bulk-import/contract/cases'
import { valueAt } from '@bulk-import/internal/json-pointer'
import { isAccepted } from '../judge/status.ts'
import { parseJson } from '../judge/violation.ts'
import type { Reason } from '../report.ts'
import { prepareRequest } from '../send/request.ts'
import { send } from '../send/send.ts'
import { caseOf } from './plan.ts'
import type { Run } from './run.ts'

type Prepared = { why?: undefined; parameters: Readonly<Record<string, string>> } | { why: Reason }

/** Sends what has to come before a case, and takes from the responses what the case needs. */
export async function parametersFor(one: Case, run: Run): Promise<Prepared> {
  const parameters: Record<string, string> = {}
  const bodies = new Map<string, unknown>()
  for (const { caseId, parameter, pointer } of one.after ?? []) {
    if (!bodies.has(caseId)) {
      const sent = await bodyOf(caseOf(run.settings.contract, caseId), run)
      if (sent.why !== undefined) return sent
      bodies.set(caseId, sent.body)
    }
    const value = valueAt(bodies.get(caseId), pointer)
    if (typeof value !== 'string') return { why: notPrepared(caseId, `gave no ${parameter}`) }
    parameters[parameter] = value
  }
  return { parameters }
}

async function bodyOf(source: Case, run: Run): Promise<{ why?: undefined; body: unknown } | { why: Reason }> {
  const prepared = await parametersFor(source, run)
  if (prepared.why !== undefined) return prepared
  const sent = await send(source, prepareRequest(source, run.settings, prepared.parameters), run)
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
  return { code: 'not-prepared', message: `It needs a value from ${caseId}, which ${what}.` }
}

/** A reviver that leaves each number as it is written, since a double may round it. */
function asWritten(_: string, value: unknown, { source }: { source?: string } = {}): unknown {
  return typeof value === 'number' ? (source ?? String(value)) : value
}
