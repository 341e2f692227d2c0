import { createMockFetch, startMock } from '@bulk-import/mock'
import { type Clock, exitCode, type Progress, plan, UsageError, verify } from '@bulk-import/verify'
import { describe, expect, it } from 'vitest'
import { changedMock, optionsFor, withVerdict } from './support/servers.ts'

/** A clock that passes only when somebody sleeps. */
function testClock(): Clock & { slept: number[] } {
  let now = Date.parse('2026-11-23T12:00:00Z')
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    async sleep(delayMs) {
      slept.push(delayMs)
      now += delayMs
    },
  }
}

const anywhere = { url: 'https://mock.invalid' }
const unavailable = (headers: Record<string, string> = {}, status = 503) =>
  Response.json({ Message: 'not now' }, { status, headers })

describe('a server that asks to wait', () => {
  it('is waited for as long as Retry-After says, and then asked again', async () => {
    let requests = 0
    const server = changedMock({
      instead: async () => (requests++ % 50 === 7 ? unavailable({ 'Retry-After': '3' }) : undefined),
    })
    const clock = testClock()
    const waits: Progress[] = []
    const report = await verify(
      optionsFor(anywhere, { fetch: server, clock, onProgress: (one) => one.type === 'wait' && waits.push(one) }),
    )
    expect(report.counts).toMatchObject({ fail: 0, warn: 0, skip: 0 })
    expect(new Set(clock.slept)).toEqual(new Set([3000]))
    expect(waits).toHaveLength(clock.slept.length)
    expect(report.requests).toBeGreaterThan(350)
  })

  it('longer than maxWaitMs is not waited for', async () => {
    const clock = testClock()
    await verify(
      optionsFor(anywhere, { fetch: async () => unavailable({ 'Retry-After': '600' }), clock, maxWaitMs: 1000 }),
    )
    expect(clock.slept).toEqual([])
  })

  it('is not accused when it turns out to be unavailable to everything: the run ends', async () => {
    let requests = 0
    const server = changedMock({ instead: async () => (requests++ > 20 ? unavailable() : undefined) })
    const report = await verify(optionsFor(anywhere, { fetch: server, clock: testClock() }))
    expect(report.outcome).toBe('refused')
    expect(report.counts.fail).toBe(0)
    expect(requests).toBeLessThan(30)
  })

  it('is not accused of an outage that comes after a single 503, which it had come back from', async () => {
    let requests = 0
    const server = changedMock({
      instead: async () => (++requests === 20 || requests > 40 ? unavailable() : undefined),
    })
    const report = await verify(optionsFor(anywhere, { fetch: server, clock: testClock() }))
    expect(report).toMatchObject({ outcome: 'refused', why: { code: 'refused' }, counts: { fail: 1 } })
    expect(requests).toBeLessThan(50)
  })

  it('opens no more imports than the plan says at most, however often it is asked again', async () => {
    const server = changedMock({
      instead: async (request) => ((await request.text()).includes('"DataStageDuration"') ? unavailable() : undefined),
    })
    const options = optionsFor(anywhere, { fetch: server, clock: testClock() })
    const report = await verify(options)
    expect(report.requests).toBeGreaterThan(plan(options).requests + 20)
    expect(report.changes.made).toBeLessThanOrEqual(plan(options).maximumChanges)
  })

  it('is accused when it answers 503 to one kind of request and takes the simplest all the same', async () => {
    const server = changedMock({
      instead: async (request) =>
        (await request.text()).includes('"DataStageDuration":11') ? unavailable() : undefined,
    })
    const report = await verify(optionsFor(anywhere, { fetch: server, clock: testClock() }))
    expect(withVerdict(report, 'fail')).toEqual(['S58'])
  })
})

describe('a server that is not there', () => {
  it('ends the run at the first request, with 3', async () => {
    const gone = await startMock()
    await gone.close()
    const report = await verify(optionsFor(gone, { only: 'boundary' }))
    expect(report.outcome).toBe('unreachable')
    expect(report.why).toMatchObject({ code: 'unreachable', message: expect.stringContaining('ECONNREFUSED') })
    expect(report.requests).toBe(1)
    expect(report.changes.possible).toBe(0)
    expect(exitCode(report)).toBe(3)
  })

  it('any more ends the run after three lost connections in a row, and one that makes sure', async () => {
    let requests = 0
    const mock = createMockFetch()
    const server: typeof fetch = (input, init) =>
      requests++ > 20 ? Promise.reject(new TypeError('fetch failed')) : mock(input, init)
    const report = await verify(optionsFor(mock, { fetch: server }))
    expect(report.outcome).toBe('unreachable')
    expect(requests).toBe(25)
  })
})

describe('a server that refuses the simplest request', () => {
  it.each([401, 403, 404, 308])('with %i is not judged, and the run ends with 2', async (status) => {
    const report = await verify(optionsFor(anywhere, { fetch: async () => unavailable({}, status) }))
    expect(report).toMatchObject({ outcome: 'refused', requests: 1, counts: { fail: 0 } })
    expect(report.why).toMatchObject({ code: 'refused', message: expect.stringContaining(String(status)) })
    expect(exitCode(report)).toBe(2)
  })

  it('with 400 breaks the contract', async () => {
    const report = await verify(optionsFor(anywhere, { fetch: async () => unavailable({}, 400), only: 'example' }))
    expect(report.outcome).toBe('fail')
    expect(withVerdict(report, 'fail')).toContain('S02')
  })
})

describe('credentials from a function', () => {
  it('are asked for before each request, and once more after a 401', async () => {
    let requests = 0
    let current = 'first'
    const rejections: number[] = []
    const server = changedMock({
      instead: async ({ headers }) => {
        const valid = requests++ < 40 ? 'Bearer first-token' : 'Bearer second-token'
        return headers.has('authorization') && headers.get('authorization') !== valid ? unavailable({}, 401) : undefined
      },
    })
    const authorization = ({ isRejected }: { isRejected: boolean }) => {
      if (isRejected) {
        rejections.push(requests)
        current = 'second'
      }
      return `Bearer ${current}-token`
    }
    const report = await verify(optionsFor(anywhere, { fetch: server, authorization }))
    expect(report.counts).toMatchObject({ fail: 0, skip: 0 })
    expect(rejections).toEqual([41])
  })
})

describe('credentials that can no longer be had', () => {
  const failing = (calls: number) => {
    let asked = 0
    return async () => {
      if (asked++ >= calls) throw new Error('very-secret')
      return 'Bearer some-credential'
    }
  }

  it('end the run with the report of what ran', async () => {
    const mock = createMockFetch()
    const report = await verify(optionsFor(mock, { fetch: mock, authorization: failing(10), concurrency: 3 }))
    expect(report).toMatchObject({
      outcome: 'stopped',
      why: { code: 'no-credential', option: 'authorization' },
      requests: mock.requests().length,
      counts: { pass: mock.requests().length, fail: 0 },
    })
    expect(JSON.stringify(report)).not.toContain('very-secret')
  })

  it('are an error where there was never one, since nothing was sent', async () => {
    const mock = createMockFetch()
    const run = verify(optionsFor(mock, { fetch: mock, authorization: failing(0) }))
    await expect(run).rejects.toMatchObject({
      code: 'NO_CREDENTIAL',
      option: 'authorization',
      cause: expect.any(Error),
    })
    await expect(run).rejects.toThrow(UsageError)
    expect(mock.requests()).toEqual([])
  })

  it('and never come do not hold up the end of a run', async () => {
    const mock = createMockFetch()
    const controller = new AbortController()
    const authorization = () => {
      queueMicrotask(() => controller.abort())
      return new Promise<string>(() => undefined)
    }
    const report = await verify(optionsFor(mock, { fetch: mock, authorization, signal: controller.signal }))
    expect(report).toMatchObject({ outcome: 'stopped', requests: 0 })
  })
})

describe('a run that is ended', () => {
  it('by its caller reports what ran', async () => {
    const mock = createMockFetch()
    const controller = new AbortController()
    const report = await verify(
      optionsFor(mock, {
        fetch: mock,
        signal: controller.signal,
        onProgress: ({ done }) => done === 30 && controller.abort(),
      }),
    )
    expect(report.outcome).toBe('stopped')
    expect(report.requests).toBe(30)
    expect(report.counts.pass).toBe(30)
    expect(mock.requests()).toHaveLength(30)
    expect(report.cases.every(({ verdict, why }) => verdict !== 'skip' || why !== undefined)).toBe(true)
  })

  it('by bail stops at the first case that is broken', async () => {
    const server = changedMock({ accepted: (body) => ({ ...body, Status: 'Ready' }) })
    const report = await verify(optionsFor(anywhere, { fetch: server, bail: true }))
    expect(report.counts.fail).toBe(1)
    expect(report.outcome).toBe('fail')
  })
})

describe('an answer that does not come', () => {
  it('breaks the case after timeoutMs, and may have opened an import', async () => {
    const mock = createMockFetch()
    const server: typeof fetch = async (input, init) =>
      (await new Request(input, init).text()) === 'not JSON' ? new Promise(() => undefined) : mock(input, init)
    const report = await verify(optionsFor(mock, { fetch: server, timeoutMs: 50, only: 'malformed' }))
    expect(report.changes.possible).toBe(1)
    expect(report.cases.find(({ id }) => id.endsWith('malformed/words'))).toMatchObject({
      verdict: 'fail',
      violations: [{ ids: ['S58'], actual: 'no response (none within 50 ms)' }],
      changed: 'maybe',
    })
  })
})
