import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveStockPrism } from '../../scripts/mock-prism.ts'
import { minimal } from '../support/requests.ts'

let running: Awaited<ReturnType<typeof serveStockPrism>>
beforeAll(async () => {
  running = await serveStockPrism(0)
})
afterAll(() => running.close())

const post = (body: string) =>
  fetch(`${running.url}/ACME_CORP/Import`, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    body,
  })

describe('pnpm mock:prism', () => {
  it('hands a request on to Prism, and its response back', async () => {
    const response = await post(JSON.stringify(minimal))
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ Status: 'Initiated' })])
    expect((await post('{}')).status).toBe(400)
  })

  it.each(['not JSON', '{"Name":"x"', '{"Name":"x"} {}', '\uFEFF{"Name":"x"}'])(
    'answers 400 to a body that would hang Prism by itself: %j [S58]',
    async (body) => {
      const response = await post(body)
      expect([response.status, await response.json()]).toEqual([
        400,
        { Message: expect.stringMatching(/^The body is not JSON: .* (expected|missing) at /) },
      ])
    },
  )

  it('serves the provisional document, too, whose name is told apart', async () => {
    const provisional = await serveStockPrism(0, 'provisional')
    const headers = { Authorization: 'Bearer any' }
    const status = (url: string) => fetch(`${url}/ACME_CORP/Import/1/Status`, { headers }).then((one) => one.status)
    expect([await status(provisional.url), await status(running.url)]).toEqual([200, 404])
    provisional.close()
  })

  it('says so when its port is taken', async () => {
    await expect(serveStockPrism(Number(new URL(running.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
