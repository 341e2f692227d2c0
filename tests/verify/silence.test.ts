import { createMockFetch } from '@bulk-import/mock'
import { exitCode, verify } from '@bulk-import/verify'
import { junitReport, sarifReport, terminalReport } from '@bulk-import/verify/reports'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { optionsFor, withVerdict } from './support/servers.ts'
import { parseXml } from './support/xml.ts'

/** Long enough for every answer that does come. Whoever waits in vain has it go by at once. */
const timeoutMs = 10_000
const inVain = () => {
  setImmediate(() => vi.advanceTimersByTime(timeoutMs))
  return new Promise<never>(() => undefined)
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

/** The mock, which from some request on, or for some bodies, does not answer. */
function silentFetch(isSilent: (requests: number, body: string) => boolean) {
  const mock = createMockFetch()
  const server = {
    requests: 0,
    url: mock.url,
    async fetch(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
      server.requests++
      const body = await new Request(input, init).text()
      return isSilent(server.requests, body) ? inVain() : mock(input, init)
    },
  }
  return server
}

describe('a server that never answers', () => {
  it('ends the run after three requests, as one that could not be reached', async () => {
    const server = silentFetch(() => true)
    const report = await verify(optionsFor(server, { fetch: server.fetch, timeoutMs }))
    expect(server.requests).toBe(3)
    expect(report).toMatchObject({
      outcome: 'unreachable',
      requests: 3,
      changes: { possible: 3 },
      why: { code: 'unreachable' },
    })
    expect(exitCode(report)).toBe(3)
  })

  it('breaks no statement in any report: it is an error of the run', async () => {
    const server = silentFetch(() => true)
    const report = await verify(optionsFor(server, { fetch: server.fetch, timeoutMs }))
    expect(report.counts.fail).toBe(0)
    expect(withVerdict(report, 'fail')).toEqual([])
    expect(terminalReport(report)).not.toContain('FAIL')
    const junit = junitReport(report)
    expect(parseXml(junit).attributes).toMatchObject({ failures: '0', errors: '1' })
    expect(junit).toContain('<error type="unreachable" message="The server could not be reached. There was no response')
    const [{ invocations, results }] = JSON.parse(sarifReport(report)).runs
    expect(results).toEqual([])
    expect(invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
    ])
  })

  it('is not accused either where one request is all that there is', async () => {
    const server = silentFetch(() => true)
    const only = 'boundary/DataStageDuration/maximum/11'
    const report = await verify(optionsFor(server, { fetch: server.fetch, timeoutMs, only }))
    expect(report).toMatchObject({ outcome: 'unreachable', requests: 1, counts: { fail: 0 } })
  })
})

describe('a server that no longer answers', () => {
  it('ends the run after five requests in a row, and the simplest one, which makes sure', async () => {
    const server = silentFetch((requests) => requests > 20)
    const report = await verify(optionsFor(server, { fetch: server.fetch, timeoutMs }))
    expect(report.outcome).toBe('unreachable')
    expect(server.requests).toBe(26)
    expect(report.counts.fail).toBe(0)
  })

  it('to requests of one kind is judged for them, and for all others', async () => {
    const server = silentFetch((_, body) => /^(?!\s*[{[])/.test(body))
    const report = await verify(optionsFor(server, { fetch: server.fetch, timeoutMs, only: ['malformed', 'smallest'] }))
    expect(report.outcome).toBe('fail')
    expect(withVerdict(report, 'fail')).toEqual(['S58'])
    expect(report.counts.pass).toBeGreaterThan(5)
  })
})

describe('maxImports', () => {
  it('counts a request whose connection broke after it had left, whatever the code of the error', async () => {
    const mock = createMockFetch()
    const reset = Object.assign(new Error('read EHOSTUNREACH'), { code: 'EHOSTUNREACH', syscall: 'read' })
    let lost = 0
    let requests = 0
    const server: typeof fetch = (...given) => {
      if (++requests % 2 === 1) return mock(...given)
      lost++
      return Promise.reject(new TypeError('fetch failed', { cause: reset }))
    }
    const report = await verify(optionsFor(mock, { fetch: server, maxImports: 4 }))
    expect(lost + mock.imports().length).toBe(4)
    expect(report.changes.possible).toBe(lost)
  })
})
