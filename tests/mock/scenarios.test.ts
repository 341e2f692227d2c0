import { describe, expect, it } from 'vitest'
import { bothWays, failureOf, send, stillClock } from './support/mock.ts'

const scenario = (step: string) => ({ headers: { 'X-Mock-Scenario': step } })

describe.each(bothWays)('the mock with a scenario, %s', (_, start) => {
  it.each([
    ['reset', 'ECONNRESET', 0],
    ['reset; when=after', 'ECONNRESET', 1],
    ['lost-response', 'UND_ERR_SOCKET', 1],
    ['lost-response; when=before', 'UND_ERR_SOCKET', 0],
    ['cut-off', 'UND_ERR_SOCKET', 1],
  ])('makes the request fail for "%s" with %s, and records %i import', async (step, code, imports) => {
    const mock = await start()
    expect(await failureOf(send(mock, scenario(step)))).toBe(code)
    expect(mock.imports()).toHaveLength(imports)
    expect((await send(mock)).status).toBe(200)
  })

  it.each([
    ['stall-headers', 0],
    ['stall-headers; when=after', 1],
    ['stall-body', 1],
  ])('lets the request hang for "%s" until the client gives up, and records %i import', async (step, imports) => {
    const recorded = Promise.withResolvers<void>()
    const mock = await start({ onRequest: () => recorded.resolve() })
    const giveUp = new AbortController()
    const failure = failureOf(send(mock, { ...scenario(step), signal: giveUp.signal }))
    await recorded.promise
    giveUp.abort(new Error('gave up'))
    expect(await failure).toBe('gave up')
    expect(mock.imports()).toHaveLength(imports)
  })

  it('ends a stalled request when it is closed', async () => {
    for (const step of ['stall-headers', 'stall-body']) {
      const recorded = Promise.withResolvers<void>()
      const mock = await start({ onRequest: () => recorded.resolve() })
      const failure = failureOf(send(mock, scenario(step)))
      await recorded.promise
      await mock.close()
      expect(await failure).toMatch(/UND_ERR_SOCKET|ECONNRESET|closed|fetch failed/)
    }
  })

  it.each([
    ['proxy-html', 502, 0],
    ['proxy-html; status=200', 200, 0],
    ['proxy-html; status=504; when=after', 504, 1],
  ])('responds to "%s" with HTML and %i', async (step, status, imports) => {
    const mock = await start()
    const response = await send(mock, scenario(step))
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
    expect(response.text).toMatch(/^<!DOCTYPE html>/)
    expect(mock.imports()).toHaveLength(imports)
  })

  it.each([
    ['empty', 200, 1],
    ['empty; when=before', 200, 0],
    ['empty; status=500', 500, 1],
  ])('responds to "%s" with no body and %i', async (step, status, imports) => {
    const mock = await start()
    const response = await send(mock, scenario(step))
    expect([response.status, response.text, response.headers.get('content-type')]).toEqual([status, '', null])
    expect(mock.imports()).toHaveLength(imports)
  })

  it('leaves the body right when it sends a wrong media type', async () => {
    const mock = await start()
    const { headers, json } = await send(mock, scenario('wrong-type; type=text/html'))
    expect([headers.get('content-type'), json.Status]).toEqual(['text/html', 'Initiated'])
    expect((await send(mock, scenario('wrong-type'))).headers.get('content-type')).toMatch(/^text\/plain/)
  })

  it('responds with 503 and Retry-After as often as a step says, and then with 200 [S62]', async () => {
    const mock = await start()
    const course = []
    for (let count = 0; count < 4; count++) {
      const { status, headers } = await send(mock, scenario('unavailable; times=2; retry-after=2m'))
      course.push([status, headers.get('retry-after')])
    }
    const refused = [503, '120']
    expect(course).toEqual([refused, refused, [200, null], [200, null]])
    expect(mock.imports()).toHaveLength(2)
  })

  it('counts the times of each client id and of each key separately', async () => {
    const mock = await start()
    const status = async (clientId: string, step: string) => (await send(mock, { clientId, ...scenario(step) })).status
    const once = 'unavailable; times=1'
    expect([await status('A', once), await status('A', once), await status('B', once)]).toEqual([503, 200, 503])
    expect([await status('A', `${once}; key=1`), await status('A', `${once}; key=2`)]).toEqual([503, 503])
  })

  it('waits as long as a step says, by its own clock', async () => {
    const clock = stillClock()
    const mock = await start({ clock, latencyMs: 50 })
    await send(mock)
    await send(mock, scenario('ok; latency=200ms'))
    await send(mock, scenario('unavailable; latency=1s'))
    expect(clock.delays).toEqual([50, 250, 1050])
  })

  it('draws waits and chance by the seed, the same each time', async () => {
    const step = 'unavailable; chance=0.5; latency=10ms..90ms'
    const course = async (seed: number) => {
      const clock = stillClock()
      const mock = await start({ clock, seed })
      const statuses = []
      for (let count = 0; count < 20; count++) {
        statuses.push((await send(mock, scenario(step))).status)
      }
      expect(clock.delays.every((ms) => ms >= 10 && ms <= 90)).toBe(true)
      mock.reset()
      for (const status of statuses) expect((await send(mock, scenario(step))).status).toBe(status)
      return [...statuses, ...clock.delays.slice(0, clock.delays.length / 2)]
    }
    expect(await course(3)).toEqual(await course(3))
    expect(await course(3)).not.toEqual(await course(4))
    expect(new Set((await course(3)).slice(0, 20))).toEqual(new Set([200, 503]))
  })

  it('takes each client id through the steps that it was started with, once', async () => {
    const steps = ['unavailable; times=2', 'ok', 'proxy-html']
    const mock = await start({ scenario: { steps } })
    const course = async (clientId: string, requests: number) => {
      const statuses = []
      for (let count = 0; count < requests; count++) statuses.push((await send(mock, { clientId })).status)
      return statuses
    }
    expect(await course('A', 6)).toEqual([503, 503, 200, 502, 200, 200])
    expect(await course('B', 2)).toEqual([503, 503])
  })

  it('begins the steps again when they repeat, and a header takes precedence over them', async () => {
    const mock = await start({ scenario: { steps: ['unavailable', 'ok'], repeat: true } })
    const statuses = []
    for (const headers of [{}, { 'X-Mock-Scenario': 'empty; status=204' }, {}, {}, {}]) {
      statuses.push((await send(mock, { headers })).status)
    }
    expect(statuses).toEqual([503, 204, 200, 503, 200])
  })

  it('refuses a step that cannot be read, and says which there are', async () => {
    const mock = await start()
    for (const [step, words] of [
      ['explode', /Unknown step "explode"\. Expected one of ok, reset/],
      ['reset; whem=after', /Unknown parameter "whem"\. Expected one of when/],
      ['reset; when=never', /Invalid when: "never" is not before or after/],
      ['stall-body; when=before', /stall-body cannot have "when=before"/],
      ['ok; latency=9', /Invalid latency: "9" is not a duration/],
      ['ok; latency=9s..1s', /9s is more than 1s/],
      ['ok; chance=2', /not a number from 0 to 1/],
      ['unavailable; retry-after=500ms', /Invalid retry-after: "500ms" is not a whole number of seconds/],
      ['ok; times=0', /whole number from 1/],
      ['empty; status=99', /whole number from 200/],
      ['wrong-type; type=x', /not a media type/],
      ['constructor', /Unknown step/],
      ['ok; constructor=1', /Unknown parameter/],
    ] as const) {
      const { status, json } = await send(mock, scenario(step))
      expect([status, json.Message]).toEqual([400, expect.stringMatching(words)])
    }
    expect(mock.imports()).toEqual([])
  })

  it('records the step of each request, and 0 where there was no response', async () => {
    const mock = await start()
    await failureOf(send(mock, scenario('reset')))
    await send(mock, scenario('empty; status=500'))
    expect(mock.requests().map(({ status, scenario }) => [status, scenario])).toEqual([
      [0, 'reset'],
      [500, 'empty'],
    ])
  })
})
