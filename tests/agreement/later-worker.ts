import { workerData } from 'node:worker_threads'
import { checks, operations } from '@bulk-import/contract/provisional'
import fc from 'fast-check'
import { createPrism, type PrismResponse } from '../support/prism.ts'
import { provisional } from '../support/provisional.ts'
import { serveJobs } from '../support/serve-jobs.ts'
import { createLaterEnforcers } from './later-enforcers.ts'
import { type LaterRequest, laterRequests } from './later-requests.ts'

const { seed, size } = workerData as { seed: number; size: number }
const enforcers = Object.entries(await createLaterEnforcers())
const prism = await createPrism(provisional)

/** What judges whole requests. The mock over HTTP belongs here as well, once it plays the later steps. */
const servers: Record<string, (asked: LaterRequest) => Promise<PrismResponse>> = { Prism: askPrism }

/** The status of each request, on which all agree. @throws where any two disagree */
serveJobs(async (job): Promise<string[]> => {
  const batch = fc.sample(laterRequests, { numRuns: size, seed: seed + job })
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
  for (const [name, ask] of Object.entries(servers)) {
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

function askPrism({
  operationId,
  path,
  query,
  authorization,
  contentType,
  text,
}: LaterRequest): Promise<PrismResponse> {
  const { method, pathTemplate } = operations[operationId]
  const target = pathTemplate.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ''))
  const search = new URLSearchParams(query).toString()
  const headers = {
    ...(authorization !== undefined && { authorization }),
    ...(text !== undefined &&
      contentType !== undefined && { 'content-type': contentType, 'content-length': String(Buffer.byteLength(text)) }),
  }
  return prism({
    method,
    path: search === '' ? target : `${target}?${search}`,
    headers,
    body: text === undefined ? undefined : JSON.parse(text),
  })
}
