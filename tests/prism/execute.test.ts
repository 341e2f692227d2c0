import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentedResponses, importPath, isLegal, params, send, startLaterPrism } from '../support/later-prism.ts'

const path = '/{clientId}/Import/{accessToken}/Execute'

let prism: Awaited<ReturnType<typeof startLaterPrism>>
beforeAll(async () => {
  prism = await startLaterPrism()
})
afterAll(() => prism.close())

it('an import is executed without a body, and is queued then [L08, P18]', async () => {
  const { data, response } = await prism.client.POST(path, { params })
  expect([response.status, data?.Status]).toEqual([200, 'Queued'])
  expect(isLegal('ImportStatusReport', data)).toBe(true)
})

it.each(['x', '1.5'])('a token that is no integer is refused: %s [P05]', async (token) => {
  const response = await send(prism.url, 'POST', `/ACME_CORP/Import/${token}/Execute`)
  expect([response.status, isLegal('ErrorResponse', await response.json())]).toEqual([400, true])
})

it('a request without Authorization is refused [S26]', async () => {
  const response = await fetch(`${prism.url}${importPath}/Execute`, { method: 'POST' })
  expect(response.status).toBe(401)
})

it.each(documentedResponses('execute'))('%i comes on request, as the example %s', async (status, name, value) => {
  const headers = { Prefer: `code=${status}, example=${name}` }
  const { data, error, response } = await prism.client.POST(path, { params, headers })
  expect([response.status, data ?? error]).toEqual([status, value])
  expect(isLegal(status === 200 ? 'ImportStatusReport' : 'ErrorResponse', data ?? error)).toBe(true)
})

// Where stock Prism 5.16.0 does otherwise than the document. When one of these fails, it was repaired: take the line away.
describe('Prism is known to', () => {
  it.each(['%20', '0x10', '1e3'])('take %s for an integer, as JavaScript does [P05]', async (token) => {
    expect((await send(prism.url, 'POST', `/ACME_CORP/Import/${token}/Execute`)).status).toBe(200)
  })

  it('execute an import as often as it is asked to, and one without records [I08]', async () => {
    for (let round = 0; round < 2; round++)
      expect((await prism.client.POST(path, { params })).response.status).toBe(200)
  })
})
