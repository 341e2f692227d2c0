import { afterEach, describe, expect, it } from 'vitest'
import { failure, goodResponse, initiate, type Options, verdict } from '../testing/calls.ts'
import { type ManualClock, noon } from '../testing/manual-clock.ts'
import { closeServers, serve } from '../testing/servers.ts'

afterEach(closeServers)

const json = { 'Content-Type': 'application/json' }
const date = (ms: number) => new Date(noon + ms).toUTCString()
const unavailable = {
  name: 'UnavailableError',
  code: 'UNAVAILABLE',
  outcome: 'refused',
  isRetryable: true,
  status: 503,
}

/** A server that is unavailable once, with these headers, and then takes the request. */
const serveBusy = (headers: Record<string, string>) =>
  serve((response, _, count) => {
    if (count === 1) response.writeHead(503, { ...json, Date: date(0), ...headers }).end('{}')
    else response.writeHead(200, json).end(goodResponse)
  })

const waits = async (headers: Record<string, string>, options?: Options) => {
  const server = await serveBusy(headers)
  const { session, retries } = await initiate(server.url, options)
  expect(session?.name).toBe('CRM sync')
  expect(server.seen).toHaveLength(2)
  return retries
}

describe('the wait after a 503 [S62]', () => {
  it('sends again after a 503 when as many seconds have passed as Retry-After says, without jitter', async () => {
    expect(await waits({ 'Retry-After': '7' })).toEqual(['503 after 7000'])
  })

  it('waits after a 503 as ever when Retry-After is 0, so that a busy service is not asked without a pause', async () => {
    expect(await waits({ 'Retry-After': '0' })).toEqual(['503 after 250'])
  })

  it('sends again after a 503 at the date that Retry-After names', async () => {
    expect(await waits({ 'Retry-After': date(20_000) })).toEqual(['503 after 20000'])
  })

  it('waits after a 503 as ever when the date of Retry-After has passed', async () => {
    expect(await waits({ 'Retry-After': date(-3_600_000) })).toEqual(['503 after 250'])
  })

  it('sends again after a 503 at the date by the clock of the server when the clock here is wrong by a day', async () => {
    const day = 86_400_000
    expect(await waits({ 'Retry-After': date(day + 20_000), Date: date(day) })).toEqual(['503 after 20000'])
    expect(await waits({ 'Retry-After': date(-day + 20_000), Date: date(-day) })).toEqual(['503 after 20000'])
  })

  it.each(['soon', '1.5', '-1', '1e3', '0x10', '5, 7', '2026-11-23T12:00:20Z', 'Mon, 23 Nov 2026 12:00:20 CET'])(
    'sends again after a random wait when Retry-After is %s, which means nothing',
    async (value) => {
      expect(await waits({ 'Retry-After': value })).toEqual(['503 after 250'])
    },
  )

  it('sends again after a random wait when there is no Retry-After', async () => {
    expect(await waits({})).toEqual(['503 after 250'])
  })
})

describe('a wait after a 503 that is too long [S62]', () => {
  it.each<[string, string, Options, number]>([
    ['an hour is longer than maxWaitMs', '3600', {}, 3600],
    ['the wait is longer than maxWaitMs, though the deadline is far', '61', {}, 61],
    ['a date in an hour is longer than maxWaitMs', date(3_600_000), {}, 3600],
    ['the wait would pass the deadline', '30', { deadlineMs: 30_000 }, 30],
    ['the number of seconds is absurd', '9'.repeat(400), {}, 1e12],
  ])('fails at once after a 503, and says why, when %s', async (_, retryAfter, options, seconds) => {
    const server = await serveBusy({ 'Retry-After': retryAfter })
    const error = await failure(server.url, options)
    expect(verdict(error)).toEqual({ ...unavailable, attempts: 1 })
    expect(error.retryAfterMs).toBe(seconds * 1000)
    expect(error.hint).toContain(
      `The server asks to wait ${seconds} s. No retry: the wait of ${seconds} s is longer than this call may take.`,
    )
    expect(server.seen).toHaveLength(1)
  })

  it('waits an hour after a 503 when maxWaitMs and the deadline allow it', async () => {
    const patience = { maxWaitMs: 4_000_000, deadlineMs: Number.POSITIVE_INFINITY }
    expect(await waits({ 'Retry-After': '3600' }, patience)).toEqual(['503 after 3600000'])
  })
})

describe('a server that is unavailable for ever [S62]', () => {
  const serveNothing = () => serve((response) => response.writeHead(503, json).end('{"Message":"Maintenance."}'))

  it('sends three times to a server that stays unavailable, with growing waits', async () => {
    const server = await serveNothing()
    const { error, retries } = await initiate(server.url)
    expect(verdict(error as never)).toEqual({ ...unavailable, attempts: 3 })
    expect(retries).toEqual(['503 after 250', '503 after 500'])
    expect(error?.message).toBe('initiate failed: 503 Service Unavailable: "Maintenance." No import was started.')
    expect(error?.hint).toMatch(/Wait before you try again, and tell the vendor's support if it persists\.$/)
    expect(server.seen).toHaveLength(3)
  })

  it('sends as often as maxAttempts says, and never waits longer than 8 s by itself', async () => {
    const server = await serveNothing()
    const { error, retries } = await initiate(server.url, { maxAttempts: 9 })
    expect(error?.attempts).toBe(9)
    expect(retries.at(-1)).toBe('503 after 4000')
    expect(server.seen).toHaveLength(9)
  })

  it('does not send again when the deadline comes before the next attempt', async () => {
    const server = await serveNothing()
    const { error } = await initiate(server.url, { maxAttempts: 99, deadlineMs: 1000 })
    expect(verdict(error as never)).toEqual({ ...unavailable, attempts: 3 })
    expect(error?.hint).toContain('is longer than this call may take')
    expect(server.seen).toHaveLength(3)
  })
})

describe('a 503 or a 408 that may come from a gateway [S64]', () => {
  it.each<[string, Record<string, string>, string]>([
    ['is a page', { 'Content-Type': 'text/html', 'Retry-After': '1' }, '<html>'],
    ['is empty', json, ''],
    ['is cut off', json, '{"Message":"Mai'],
    ['is a list', json, '[]'],
    ['is a text', json, '"Busy."'],
    ['is null', json, 'null'],
  ])('leaves the outcome unknown, and does not send again, when a 503 or a 408 %s', async (_, headers, body) => {
    for (const status of [503, 408, 409, 499]) {
      const server = await serve((response) => response.writeHead(status, headers).end(body))
      const error = await failure(server.url)
      expect(error).toMatchObject({ outcome: 'unknown', attempts: 1, isRetryable: false, status })
      expect(error.code).toBe(status === 503 ? 'UNAVAILABLE' : 'UNEXPECTED_STATUS')
      expect(error.message).toContain('Whether an import was started is unknown: find out before you send it again.')
      expect(server.seen).toHaveLength(1)
    }
  })

  it.each([408, 409, 418, 499])('takes a %i with an object as body for a refusal', async (status) => {
    const server = await serve((response) => response.writeHead(status, { 'Content-Type': 'text/plain' }).end(' {} '))
    const error = await failure(server.url)
    expect(error).toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'refused', attempts: 1, status })
    expect(error.message).toContain('No import was started.')
    expect(server.seen).toHaveLength(1)
  })
})

describe('a status that only a server which has not taken the request sends', () => {
  it.each([400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 429, 431])(
    'takes a %i for a refusal, whatever its body',
    async (status) => {
      const server = await serve((response) =>
        response.writeHead(status, { 'Content-Type': 'text/html' }).end('<html>'),
      )
      const error = await failure(server.url)
      expect(error).toMatchObject({ outcome: 'refused', attempts: 1, status })
      expect(error.message).toContain('No import was started.')
    },
  )
})

describe('the deadline of a call', () => {
  const serveBusyFor = (seconds: number) => serveBusy({ 'Retry-After': String(seconds) })
  const unavailableOnce = { code: 'UNAVAILABLE', outcome: 'refused', attempts: 1, isRetryable: true }
  const note = 'No retry: the wait went beyond the deadline.'

  it.each<[string, (clock: ManualClock) => void]>([
    ['when the timer of the wait fires late', (clock) => clock.block(120_000)],
    ['when the machine sleeps while it waits', (clock) => clock.shiftWall(120_000)],
    ['when the clock is set forward while it waits', (clock) => clock.shiftWall(86_400_000)],
  ])('sends nothing after the deadline, and keeps the outcome refused, %s [S62]', async (_, jolt) => {
    const server = await serveBusyFor(5)
    const error = await failure(server.url, { onRetry: jolt })
    expect(error).toMatchObject(unavailableOnce)
    expect(error.hint).toContain(note)
    expect(server.seen).toHaveLength(1)
  })

  it('sends nothing after the deadline when the clock is set back again and again', async () => {
    const server = await serve((response) => response.writeHead(503, json).end('{}'))
    const back = (clock: ManualClock) => clock.shiftWall(-3_600_000)
    const error = await failure(server.url, { onRetry: back, onSend: back, maxAttempts: 99, deadlineMs: 2000 })
    expect(error).toMatchObject({ code: 'UNAVAILABLE', outcome: 'refused', attempts: 4 })
  })

  it.each<[string, (clock: ManualClock) => void]>([
    ['blocks the event loop', (clock) => clock.block(120_000)],
    ['sleeps with the machine', (clock) => clock.shiftWall(120_000)],
  ])('sends nothing after the deadline when the credential %s', async (_, jolt) => {
    const server = await serve((response) => response.writeHead(200, json).end(goodResponse))
    const auth = (clock: ManualClock) => () => {
      jolt(clock)
      return 'Bearer late'
    }
    const error = await failure(server.url, { authBy: auth })
    expect(error).toMatchObject({ code: 'TIMEOUT', limit: 'deadline', outcome: 'not-sent', attempts: 0 })
    expect(error.message).toContain('the deadline of 120000 ms has passed. No import was started.')
    expect(server.seen).toEqual([])
  })

  it('keeps the outcome refused when the second credential comes after the deadline [S62]', async () => {
    const server = await serveBusyFor(1)
    let asked = 0
    const auth = (clock: ManualClock) => () => {
      if (asked++ > 0) clock.block(120_000)
      return 'Bearer late'
    }
    const error = await failure(server.url, { authBy: auth })
    expect(error).toMatchObject({ code: 'TIMEOUT', limit: 'deadline', outcome: 'refused', attempts: 1 })
    expect(server.seen).toHaveLength(1)
  })

  it('asks again for a credential that took an attempt beyond its limit', async () => {
    const server = await serve((response) => response.writeHead(200, json).end(goodResponse))
    let asked = 0
    const auth = (clock: ManualClock) => () => {
      if (asked++ === 0) clock.block(30_000)
      return 'Bearer late'
    }
    const { session, retries } = await initiate(server.url, { authBy: auth })
    expect([session?.name, retries, server.seen.length]).toEqual(['CRM sync', ['TIMEOUT after 250'], 1])
  })

  it('takes a response that comes after the deadline all the same, since it has the token', async () => {
    const late: typeof fetch = async (url, init) => {
      const response = await fetch(url, init)
      clock?.block(200_000)
      return response
    }
    let clock: ManualClock | undefined
    const server = await serve((response) => response.writeHead(200, json).end(goodResponse))
    const { session } = await initiate(server.url, { fetch: late, onSend: (own) => (clock = own) })
    expect(session?.accessToken).toBe('9007199254740993')
  })
})

describe('a 429 response', () => {
  it('does not send again after a 429, and tells how long the server asks to wait', async () => {
    const server = await serve((response) => response.writeHead(429, { 'Retry-After': '90' }).end())
    const error = await failure(server.url)
    const limited = { name: 'RateLimitError', code: 'RATE_LIMIT', outcome: 'refused', isRetryable: true }
    expect(verdict(error)).toEqual({ ...limited, attempts: 1, status: 429 })
    expect(error.retryAfterMs).toBe(90_000)
    expect(error.message).toBe('initiate failed: 429 Too Many Requests. No import was started.')
    expect(error.hint).toBe('The server asks to wait 90 s.')
    expect(server.seen).toHaveLength(1)
  })
})
