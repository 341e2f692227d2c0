import { operations } from '@bulk-import/contract/provisional'
import { createMockFetch, type MockFetch } from '@bulk-import/mock/any-document'
import { wholeContract } from '@bulk-import/mock/fetch'
import { urlOf } from '../../../samples.ts'

/** A mock for this section alone. How it differs from its defaults is said there: rules that records break, and a clock that stands. */
export function startMock(): MockFetch {
  const startMs = Date.now()
  return createMockFetch(
    {
      clock: { now: () => startMs },
      recordRules: [
        { pointer: '/ProfileId', isMissing: true, at: 'staging', message: 'ProfileId is missing.' },
        { pointer: '/ProfileId', equals: 404, at: 'execution', message: 'There is no profile 404.' },
      ],
    },
    wholeContract,
  )
}

export interface Reply {
  /** The request that it is for, without its token. */
  request: string
  status: number
  text: string
}

/** Calls an operation; of a list, it gets the first 100. */
export async function call(
  mock: MockFetch,
  operationId: keyof typeof operations,
  body?: string,
  accessToken = '',
): Promise<Reply> {
  const operation = operations[operationId]
  const { method } = operation
  const path = urlOf({ ...operation, values: { clientId: 'ACME_CORP', accessToken, limit: '100' }, baseUrl: '' })
  const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' }
  const response = await mock(mock.url + path, { method, headers, body: body ?? null })
  const request = `${method} ${path.replace(/\d{9,}/, '{accessToken}')}`
  return { request, status: response.status, text: await response.text() }
}
