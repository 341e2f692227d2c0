import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { seededRandom } from '@bulk-import/internal/random'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { isoSeconds, movableClock, systemClock } from './control/clock.ts'
import { formatRequest } from './control/requests.ts'
import { tokenIssuer } from './imports/imports.ts'
import { boundedMap } from './memory/bounded-map.ts'
import { textMemory } from './memory/text-memory.ts'
import { pathOf } from './server/http.ts'
import { readBody } from './server/socket.ts'

describe('the clock', () => {
  it('writes times without fractions', () => {
    expect(isoSeconds(Date.UTC(2026, 10, 23, 12, 0, 0, 999))).toBe('2026-11-23T12:00:00Z')
  })

  it('never leaves the years that ISO 8601 writes with four digits, and comes back from there at once', () => {
    const clock = movableClock({ ...systemClock, now: () => Date.UTC(2026, 10, 23) })
    clock.move(Number.MAX_SAFE_INTEGER)
    expect(isoSeconds(clock.now())).toBe('9999-12-31T23:59:59Z')
    clock.move(-86_400_000)
    expect(isoSeconds(clock.now())).toBe('9999-12-30T23:59:59Z')
    clock.move(-Number.MAX_SAFE_INTEGER)
    expect(isoSeconds(clock.now())).toBe('0000-01-01T00:00:00Z')
    clock.reset()
    expect(isoSeconds(clock.now())).toBe('2026-11-23T00:00:00Z')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is not moved by %d', (ms) => {
    const clock = movableClock({ ...systemClock, now: () => 0 })
    expect(() => clock.move(ms)).toThrow(/Cannot move the clock by (NaN|Infinity)/)
    expect(clock.now()).toBe(0)
  })

  it('waits longer than a timer can, and not a moment less', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const thirtyDaysMs = 30 * 86_400_000
    let isOver = false
    void systemClock.delay(thirtyDaysMs, new AbortController().signal).then(() => (isOver = true))
    await vi.advanceTimersByTimeAsync(thirtyDaysMs - 1)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(isOver).toBe(true)
  })

  it('leaves no timer behind when it stops in a later step of a long wait', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const stop = new AbortController()
    const wait = systemClock.delay(60 * 86_400_000, stop.signal)
    await vi.advanceTimersByTimeAsync(30 * 86_400_000)
    stop.abort()
    await wait
    expect(vi.getTimerCount()).toBe(0)
  })

  it('stops waiting when it is told to', async () => {
    const stop = new AbortController()
    const wait = systemClock.delay(3_600_000, stop.signal)
    stop.abort()
    await wait
    await systemClock.delay(3_600_000, stop.signal)
  })
})

describe('tokenIssuer', () => {
  it('never issues a token twice, and stays within 64 bits, for any seed', () => {
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const next = tokenIssuer(seed)
      const tokens = Array.from({ length: 100_000 }, next)
      expect(new Set(tokens).size).toBe(tokens.length)
      expect(tokens.every((token) => BigInt(token) < 2n ** 63n)).toBe(true)
    }
  })
})

describe('formatRequest', () => {
  it('shows no character that a terminal would obey', () => {
    const record = {
      at: '',
      method: 'POST',
      path: '/\u009b2J/Import',
      status: 0,
      authorization: 'absent',
      bodyBytes: 0,
    } as const
    expect(formatRequest({ ...record, scenario: 'reset', message: 'a\u202eb\n' })).toBe(
      'POST /\\u009b2J/Import no response (scenario: reset) a\\u202eb\\n',
    )
  })
})

describe('readBody', () => {
  it('keeps of a body that is too large no more than tells that it is, and reads on to its end', async () => {
    const request = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(10)))
    const body = await new Promise<Buffer>((resolve) => readBody(request as IncomingMessage, 25, resolve))
    expect(body.length).toBe(30)
    expect(request.readableEnded).toBe(true)
  })
})

describe('textMemory', () => {
  it('holds the newest texts whole, whatever their sizes, and no more than it was told to', () => {
    const random = seededRandom(11)
    const maximum = 50
    const memory = textMemory(maximum, 400)
    const all: string[] = []
    for (let index = 0; index < 3000; index++) {
      const text = `${index} ${'é'.repeat(Math.floor(random() ** 8 * 100_000))}`
      memory.add(text)
      all.push(text)
      if (index > 100 && index % 50 !== 0) continue
      const held = memory.list()
      expect(held.length).toBeLessThanOrEqual(maximum)
      expect(held).toEqual(all.slice(-held.length))
    }
    memory.clear()
    expect(memory.list()).toEqual([])
    memory.add('again')
    expect(memory.list()).toEqual(['again'])
  })

  it('holds as many as it was told to when they have the average size', () => {
    const memory = textMemory(10_000, 400)
    const all = Array.from({ length: 30_000 }, (_, index) => `${index}`.padEnd(399))
    for (const text of all) memory.add(text)
    expect(memory.list()).toEqual(all.slice(-10_000))
  })

  it('takes no more bytes than it was told to, whatever comes', () => {
    const before = process.memoryUsage().arrayBuffers
    const memory = textMemory(1000, 400)
    for (let count = 0; count < 100; count++) memory.add('x'.repeat(200_000))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024)
    expect(memory.list().length).toBeGreaterThan(0)
  })

  it('does not hold what is larger than a block, nor anything when it may hold nothing', () => {
    const memory = textMemory(10, 400)
    memory.add('x'.repeat(256 * 1024))
    expect(memory.list()).toEqual([])
    const none = textMemory(0, 400)
    none.add('x')
    expect(none.list()).toEqual([])
  })
})

describe('boundedMap', () => {
  const count = (map: ReturnType<typeof boundedMap<{ count: number }>>, key: string) =>
    map.get(key, () => ({ count: 0 })).count++

  it('forgets what was added first once there are too many', () => {
    const map = boundedMap<{ count: number }>(2)
    expect(['a', 'b', 'a', 'c', 'b', 'a'].map((key) => count(map, key))).toEqual([0, 0, 1, 0, 1, 0])
  })

  it('forgets what was added first once the keys are too long together', () => {
    const map = boundedMap<{ count: number }>(10_000)
    const keys = Array.from({ length: 101 }, (_, index) => `${index}`.padEnd(10_000))
    for (const key of keys) count(map, key)
    expect([count(map, keys.at(1) ?? ''), count(map, keys.at(0) ?? '')]).toEqual([1, 0])
  })
})

describe('pathOf', () => {
  it.each([
    ['/A/Import', '/A/Import'],
    ['/A/Import?x=/B/Import', '/A/Import'],
    ['http://other.example/A/Import', '/A/Import'],
    ['/a%2Fb/Import', '/a%2Fb/Import'],
    ['/x/../A/Import', '/A/Import'],
    ['//Import', '//Import'],
    ['/../Import', '/Import'],
    ['*', '(unreadable)'],
    ['http://[/A/Import', '(unreadable)'],
  ])('reads the path of %s as %s', (target, path) => {
    expect(pathOf(target)).toBe(path)
  })
})
