import { operations } from '@bulk-import/contract/provisional'
import { createMockFetch, type MockFetch, wholeContract } from '@bulk-import/mock/any-document'
import { urlOf } from '../../../samples.ts'

/** Those in which the mock differs from its defaults, which the page says: rules that records break, and a clock that stands. */
const options = {
  recordRules: [{ pointer: '/ProfileId', equals: 404, at: 'execution', message: 'There is no profile 404.' }],
  validateRecord: ({ Emails }: { Emails?: unknown }) =>
    [Emails]
      .flat()
      .map((email) => Object(email).EmailAddress)
      .filter((address) => typeof address === 'string' && !address.includes('@'))
      .map(() => ({ message: 'EmailAddress has no @.' })),
} as const

export function startMock(): MockFetch {
  const startMs = Date.now()
  return createMockFetch({ ...options, clock: { now: () => startMs } }, wholeContract)
}

export interface Reply {
  status: number
  text: string
}

/** One import, which is initiated when it is first needed. */
export interface Import {
  initiate(): Promise<Reply>
  /** Initiates it before, unless that was done. */
  send(operationId: Exclude<keyof typeof operations, 'initiate'>, body?: string): Promise<Reply>
}

/** @param onReply gets each request without its token, and the status of its response */
export function createImport(mock: MockFetch, onReply: (request: string, status: number) => void): Import {
  let initiated: Promise<Reply> | undefined
  const call = async (operationId: keyof typeof operations, body = '', accessToken = ''): Promise<Reply> => {
    const values = { clientId: 'ACME_CORP', accessToken, limit: String(failedShown) }
    const url = urlOf({ ...operations[operationId], values, baseUrl: '' })
    const { method } = operations[operationId]
    const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' }
    const response = await mock(mock.url + url, { method, headers, body: body || null })
    onReply(`${method} ${url.replace(/(?<=Import\/)\d+/, '{accessToken}')}`, response.status)
    return { status: response.status, text: await response.text() }
  }
  const initiate = () => {
    initiated ??= call('initiate', '{"Name":"Tried in the page"}')
    return initiated
  }
  return {
    initiate,
    async send(operationId, body) {
      // As text: it may exceed 2^53 (C11).
      const [, token] = /"AccessToken":(\d+)/.exec((await initiate()).text) ?? []
      return call(operationId, body, token)
    },
  }
}

/** How many failed records are fetched at most: one page. */
export const failedShown = 20
