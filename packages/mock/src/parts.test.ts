import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { tokenIssuer } from './access-token.ts'
import { isoSeconds, movableClock, systemClock } from './clock.ts'
import { parseDuration } from './duration.ts'
import { seededRandom } from './random.ts'
import { readBody } from './read-body.ts'
import { formatRequest } from './requests.ts'
import { readTarget } from './target.ts'
import { textRing } from './text-ring.ts'

describe('parseDuration', () => {
  it.each([
    ['50ms', 50],
    ['30s', 30_000],
    ['15m', 900_000],
    ['6h', 21_600_000],
    ['1d', 86_400_000],
    ['1.5h', 5_400_000],
    ['0s', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each(['', '6', 'h', '-1s', '6 h', '1e3s', '6hours', '1.2345s', '٣s'])(
    'refuses "%s" and shows how to write one',
    (text) => {
      expect(() => parseDuration(text)).toThrow(/is not a duration.*50ms/)
    },
  )
})

describe('the clock', () => {
  it('writes times without fractions', () => {
    expect(isoSeconds(Date.UTC(2026, 10, 23, 12, 0, 0, 999))).toBe('2026-11-23T12:00:00Z')
  })

  it('never leaves the years that ISO 8601 writes with four digits', () => {
    const clock = movableClock(systemClock)
    clock.move(Number.MAX_SAFE_INTEGER)
    expect(isoSeconds(clock.now())).toBe('9999-12-31T00:00:00Z')
    clock.move(-2 * Number.MAX_SAFE_INTEGER)
    expect(isoSeconds(clock.now())).toBe('1970-01-01T00:00:00Z')
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
      'POST /?2J/Import no answer (scenario: reset) a?b?',
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

describe('textRing', () => {
  it('holds the newest texts whole, whatever their sizes', () => {
    const random = seededRandom(11)
    const most = 50
    const ring = textRing(most, 400)
    const all: string[] = []
    for (let index = 0; index < 3000; index++) {
      const text = `${index} ${'é'.repeat(Math.floor(random() ** 8 * 400_000))}`
      ring.add(text)
      all.push(text)
      if (index > 100 && index % 50 !== 0) continue
      const held = ring.list()
      expect(held.length <= most && held.length > 0).toBe(true)
      expect(held.at(-1) === text && held.every((one, place) => one === all[all.length - held.length + place])).toBe(
        true,
      )
    }
    ring.clear()
    expect(ring.list()).toEqual([])
    ring.add('again')
    expect(ring.list()).toEqual(['again'])
  })

  it('does not hold what is larger than itself, nor anything when it may hold nothing', () => {
    const ring = textRing(10, 400)
    ring.add('x'.repeat(5_000_000))
    expect(ring.list()).toEqual([])
    const none = textRing(0, 400)
    none.add('x')
    expect(none.list()).toEqual([])
  })
})

describe('readTarget', () => {
  it.each([
    ['/A/Import', 'initiate', '/A/Import', 'A'],
    ['/A/Import?x=/B/Import', 'initiate', '/A/Import', 'A'],
    ['http://other.example/A/Import', 'initiate', '/A/Import', 'A'],
    ['/Profiles/v4/Async/A/Import', 'initiate', '/A/Import', 'A'],
    ['/a%2Fb/Import', 'initiate', '/a%2Fb/Import', 'a/b'],
    ['/x/../A/Import', 'initiate', '/A/Import', 'A'],
    ['//Import', 'initiate', '//Import', ''],
    ['/_mock/imports', 'control', '/_mock/imports', undefined],
    ['/_mock/Import', 'control', '/_mock/Import', undefined],
    ['/../Import', 'other', '/Import', undefined],
    ['/a/b/Import', 'other', '/a/b/Import', undefined],
    ['/A/Import/', 'other', '/A/Import/', undefined],
    ['*', 'broken', '(unreadable)', undefined],
    ['/%E0%A4/Import', 'broken', '/%E0%A4/Import', undefined],
    ['http://[/A/Import', 'broken', '(unreadable)', undefined],
  ])('takes %s as %s', (target, kind, path, clientId) => {
    expect(readTarget(target)).toEqual({ kind, path, ...(clientId !== undefined && { clientId }) })
  })
})
