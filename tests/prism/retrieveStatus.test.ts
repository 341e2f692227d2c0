import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedResponses, isLegal, params, send, startLaterPrism } from '../support/later-prism.ts'

const path = '/{clientId}/Import/{accessToken}/Status'

let prism: Awaited<ReturnType<typeof startLaterPrism>>
beforeAll(async () => {
  prism = await startLaterPrism()
})
afterAll(() => prism.close())

it('the status of an import has its end, so that whoever polls it comes to one [P19]', async () => {
  const { data, response } = await prism.client.GET(path, { params })
  expect([response.status, data?.Status]).toEqual([200, 'Completed'])
  expect(isLegal('ImportStatusReport', data)).toBe(true)
})

it('a token that is no integer is refused [P05]', async () => {
  expect((await send(prism.url, 'GET', '/ACME_CORP/Import/x/Status')).status).toBe(400)
})

it.each(documentedResponses('retrieveStatus'))(
  '%i comes on request, as the example %s',
  async (status, name, value) => {
    const headers = { Prefer: `code=${status}, example=${name}` }
    const { data, error, response } = await prism.client.GET(path, { params, headers })
    expect([response.status, data ?? error]).toEqual([status, value])
    expect(isLegal(status === 200 ? 'ImportStatusReport' : 'ErrorResponse', data ?? error)).toBe(true)
  },
)

// Where stock Prism 5.16.0 does otherwise than the document. When one of these fails, it was repaired: take the line away.
describe('Prism is known to', () => {
  it('tell another token than that of the path [I01]', async () => {
    const other = { path: { ...params.path, accessToken: '1' } }
    expect((await prism.client.GET(path, { params: other })).data?.AccessToken).not.toBe(1)
  })
})
