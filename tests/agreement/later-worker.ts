import { workerData } from 'node:worker_threads'
import { checks, operations } from '@bulk-import/contract/provisional'
import { serveJobs } from '../support/serve-jobs.ts'
import { distinctBatches } from './distinct.ts'
import { createLaterEnforcers } from './later-enforcers.ts'
import { type LaterRequest, laterRequests } from './later-requests.ts'
import { laterServers } from './later-servers.ts'

// Half of the requests end in an error: where it was made, nobody asks.
Error.stackTraceLimit = 0

const { seed, size } = workerData as { seed: number; size: number }
const enforcers = Object.entries(await createLaterEnforcers())
const servers = Object.entries(await laterServers())
/** No request twice, apart from the client id, which makes no difference. */
const batchOf = distinctBatches(laterRequests, (asked) => ({ ...asked, path: asked.path.accessToken }))

/** The status of each request, on which all agree. @throws where any two disagree */
serveJobs(async (job): Promise<string[]> => {
  const batch = batchOf(seed + job, size)
  const statuses: string[] = []
  for (const asked of batch) {
    const [status, complaint] = await judge(asked)
    if (complaint !== undefined) throw new Error(`${complaint} Seed ${seed}, request ${JSON.stringify(asked)}`)
    statuses.push(`${asked.operationId} ${status}`)
  }
  return statuses
})

async function judge(asked: LaterRequest): Promise<[status: number, complaint?: string]> {
  const [[, first] = ['', undefined], ...others] = enforcers.map(
    ([name, judgeValues]) => [name, judgeValues(asked)] as const,
  )
  for (const [name, values] of others) {
    if (JSON.stringify(values) !== JSON.stringify(first))
      return [0, `${name} says ${JSON.stringify(values)}, and the first ${JSON.stringify(first)}.`]
  }
  const expected = expectedStatus(asked, Object.values(first ?? {}).every(Boolean))
  for (const [name, ask] of servers) {
    const { status, body } = await ask(asked)
    if (status !== expected) return [0, `${name} says ${status}, the values ${JSON.stringify(first)} want ${expected}.`]
    const { schema } = responsesOf(asked)[status] ?? {}
    if (schema === undefined || checks[schema as keyof typeof checks](body).length > 0)
      return [0, `${name} answers ${status} with ${JSON.stringify(body)}, which is not documented.`]
  }
  return [expected]
}

/** Missing credentials come before everything that is illegal. */
function expectedStatus({ authorization, contentType, text }: LaterRequest, isLegal: boolean): number {
  const isReadable = text === undefined || /^application\/json\b/.test(contentType ?? '')
  if (!authorization) return 401
  return isLegal && isReadable ? 200 : 400
}

function responsesOf({ operationId }: LaterRequest): Record<string, { schema: string }> {
  return operations[operationId].responses
}
