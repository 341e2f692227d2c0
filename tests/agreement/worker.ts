import { workerData } from 'node:worker_threads'
import { isErrorResponse, isInitiateResponse } from '@bulk-import/contract'
import type { PrismResponse } from '../support/prism.ts'
import { serveJobs } from '../support/serve-jobs.ts'
import { distinctBatches } from './distinct.ts'
import { createEnforcers } from './enforcers.ts'
import { type AgreementRequest, isPlain, requests } from './requests.ts'
import { mockServer, prismServer } from './servers.ts'

// Half of the requests end in an error: where it was made, nobody asks.
Error.stackTraceLimit = 0

const { seed, size } = workerData as { seed: number; size: number }
const mock = await mockServer()
const prism = await prismServer()
const enforcers = Object.entries(await createEnforcers())

/** No request twice, apart from the client id, which makes no difference. */
const batchOf = distinctBatches(requests, (asked) => ({ ...asked, path: asked.path.replace(/^\/c[^/]+/, '/c') }))

/** The statuses on which the servers agree. @throws where any two disagree */
serveJobs(async (job): Promise<number[]> => {
  const batch = batchOf(seed + job, size)
  const responses = await mock(batch)
  const statuses: number[] = []
  for (const [index, asked] of batch.entries()) {
    const complaint = await complaintOf(asked, responses[index] as PrismResponse)
    if (complaint !== undefined) throw new Error(`${complaint} Seed ${seed}, request ${JSON.stringify(asked)}`)
    statuses.push(responses[index]?.status ?? 0)
  }
  return statuses
})

/** What any two say otherwise of the request, if they do. */
async function complaintOf(asked: AgreementRequest, ours: PrismResponse): Promise<string | undefined> {
  const body = JSON.parse(asked.text) as unknown
  const verdicts: [name: string, isLegal: boolean][] = []
  for (const [name, allows] of enforcers) verdicts.push([name, await allows(body)])
  const isLegal = verdicts[0]?.[1] === true
  const others = verdicts.filter(([, verdict]) => verdict !== isLegal).map(([name]) => name)
  const legal = isLegal ? 'legal' : 'illegal'
  if (others.length > 0) return `The body is ${legal}, but not to ${others.join(' and ')}.`
  const theirs = await prism(asked)
  if (ours.status !== theirs.status) return `The mock says ${ours.status}, Prism ${theirs.status}.`
  const isExpected = isPlain(asked) ? ours.status === (isLegal ? 200 : 400) : ours.status !== 200 || isLegal
  if (!isExpected) return `The body is ${legal}, but both servers say ${ours.status}.`
  if (isSameBody(ours, theirs)) return undefined
  return `The mock's body is ${JSON.stringify(ours.body)}, Prism's ${JSON.stringify(theirs.body)}.`
}

/**
 * Equal apart from Message and, of an import, from what is its own: then the same names with values of the contract. What the
 * mock says where no default is stated (C10), no example shows.
 */
function isSameBody(ours: PrismResponse, theirs: PrismResponse): boolean {
  const body = ours.body as Record<string, unknown>
  const names = String(Object.keys(theirs.body as object))
  if (ours.status === 200) {
    const { MatchCriteria: _, MatchValue: __, ImportAction: ___, AllowPriorConsents: ____, ...settings } = body
    return isInitiateResponse(body) && String(Object.keys(settings)) === names
  }
  return isErrorResponse(body) && String(Object.keys(body)) === names && typeof body.Message === 'string'
}
