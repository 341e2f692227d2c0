import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedResponses, importPath, isLegal, params, send, startLaterPrism } from '../support/later-prism.ts'

const path = '/{clientId}/Import/{accessToken}/Exceptions'

let prism: Awaited<ReturnType<typeof startLaterPrism>>
beforeAll(async () => {
  prism = await startLaterPrism()
})
afterAll(() => prism.close())

it.each([[{}], [{ limit: 1 }], [{ limit: 1000, offset: 1001 }]])(
  'the page of %j is answered as promised [P22, P23]',
  async (query) => {
    const { data, response } = await prism.client.GET(path, { params: { ...params, query } })
    expect([response.status, data?.Count]).toEqual([200, data?.UserProfilePreferences.length])
    expect(isLegal('ExceptionsPage', data)).toBe(true)
  },
)

it.each(['limit=0', 'offset=0', 'limit=-1', 'limit=x', 'limit=1.5'])(
  'a query with %s is refused [P22, C28]',
  async (query) => {
    const response = await send(prism.url, 'GET', `${importPath}/Exceptions?${query}`)
    expect([response.status, isLegal('ErrorResponse', await response.json())]).toEqual([400, true])
  },
)

it.each(documentedResponses('retrieveExceptions'))(
  '%i comes on request, as the example %s',
  async (status, name, value) => {
    const headers = { Prefer: `code=${status}, example=${name}` }
    const { data, error, response } = await prism.client.GET(path, { params, headers })
    expect([response.status, data ?? error]).toEqual([status, value])
    expect(isLegal(status === 200 ? 'ExceptionsPage' : 'ErrorResponse', data ?? error)).toBe(true)
  },
)

// Where stock Prism 5.16.0 does otherwise than the document. When one of these fails, it was repaired: take the line away.
describe('Prism is known to', () => {
  it('give the same page, whichever is asked for [P22, I13]', async () => {
    const { data } = await prism.client.GET(path, { params: { ...params, query: { limit: 5, offset: 77 } } })
    expect(data).toMatchObject({ Limit: 1000, Offset: 1 })
  })
})
