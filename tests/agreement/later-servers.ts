import { operations } from '@bulk-import/contract/provisional'
import { createMockFetch } from '@bulk-import/mock'
import { createPrism, type PrismResponse } from '../support/prism.ts'
import { provisional } from '../support/provisional.ts'
import type { LaterRequest } from './later-requests.ts'

type Server = (asked: LaterRequest) => Promise<PrismResponse>

/** What judges whole requests. */
export async function laterServers(): Promise<Record<string, Server>> {
  return { Prism: await prismServer(), 'the mock': mockServer() }
}

async function prismServer(): Promise<Server> {
  const prism = await createPrism(provisional)
  return (asked) => {
    const { method } = operations[asked.operationId]
    const body = asked.text === undefined ? undefined : JSON.parse(asked.text)
    return prism({ method, path: pathOf(asked), headers: headersOf(asked), body })
  }
}

/** The mock without a socket, by the form of the request alone. */
function mockServer(): Server {
  const mock = createMockFetch()
  const send = async (asked: LaterRequest): Promise<PrismResponse> => {
    const { method } = operations[asked.operationId]
    // As bytes: a text would bring a Content-Type of its own.
    const body = asked.text === undefined ? null : Buffer.from(asked.text)
    const response = await mock(mock.url + pathOf(asked), { method, headers: headersOf(asked), body })
    return { status: response.status, body: await response.json() }
  }
  const initiate = async () => {
    const response = await mock(`${mock.url}/${clientId}/Import`, { method: 'POST', headers, body: '{"Name":"x"}' })
    return { clientId, accessToken: /\d+/.exec(await response.text())?.[0] ?? '' }
  }
  const neverExecuted = initiate()
  return async (asked) => {
    const response = await send(asked)
    if (response.status !== 401 || !asked.authorization) return response
    // Its token has the right form, and is that of no import. The rest is told with one that can take the request.
    const isExecute = asked.operationId === 'execute'
    const path = await (isExecute ? initiate() : neverExecuted)
    if (isExecute) await send({ ...oneRecord, path })
    return send({ ...asked, path })
  }
}

const clientId = 'ACME_CORP'
const headers = { authorization: 'Bearer x', 'content-type': 'application/json' }
const oneRecord = {
  operationId: 'stage',
  query: {},
  authorization: headers.authorization,
  contentType: headers['content-type'],
  text: '{"UserProfilePreferences":[{}]}',
} satisfies Omit<LaterRequest, 'path'>

function pathOf({ operationId, path, query }: LaterRequest): string {
  const { pathTemplate } = operations[operationId]
  const target = pathTemplate.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ''))
  const search = new URLSearchParams(query).toString()
  return search === '' ? target : `${target}?${search}`
}

function headersOf({ authorization, contentType, text }: LaterRequest): Record<string, string> {
  return {
    ...(authorization !== undefined && { authorization }),
    ...(text !== undefined &&
      contentType !== undefined && { 'content-type': contentType, 'content-length': String(Buffer.byteLength(text)) }),
  }
}
