import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { createRedactor } from '@bulk-import/internal/redact'
import { describe, expect, it } from 'vitest'
import { Session } from './session.ts'

const token = '9007199254740993'
const noon = Date.UTC(2026, 10, 23, 12)

const goodBody = {
  AccessToken: Number(token),
  Status: 'Initiated',
  Expires: '2026-11-23T18:00:00Z',
  Name: 'CRM sync',
  DataStageDuration: 3,
}
const response = { status: 200, headers: new Headers({ 'X-Request-Id': 'r1' }), text: '' }
const redactor = createRedactor()
redactor.add(token)
const sessionOf = (body: Record<string, unknown>) =>
  new Session({ body, accessToken: token, issues: [], response, redactor, now: () => noon })
const session = sessionOf(goodBody)

function printed(value: unknown): string {
  let text = ''
  const stream = new Writable({
    write: (chunk, _, done) => {
      text += chunk
      done()
    },
  })
  const console = new Console(stream, stream)
  console.log(value)
  console.log('%s %o %O %j', value, value, value, value)
  console.dir(value, { showHidden: true, depth: null })
  console.table(value)
  return text
}

function cloned(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch (error) {
    return String(error)
  }
}

describe('a session', () => {
  it('gives the token by its property, and what the response says [S02, S44, S45, S46, S47]', () => {
    expect(session).toMatchObject({ accessToken: token, status: 'Initiated', name: 'CRM sync' })
    expect(session.expires).toBe('2026-11-23T18:00:00Z')
    expect(session.expiresAt?.toISOString()).toBe('2026-11-23T18:00:00.000Z')
    expect(session.settings).toEqual({ DataStageDuration: 3 })
    expect(session.response.headers.get('x-request-id')).toBe('r1')
  })

  it.each<[string, () => unknown]>([
    ['as JSON', () => JSON.stringify({ session })],
    ['inspected with everything hidden', () => inspect(session, { showHidden: true, depth: null })],
    ['inspected within something else', () => inspect([{ session }], { showHidden: true, depth: null })],
    ['inspected without its own inspection', () => inspect(session, { customInspect: false, showHidden: true })],
    ['inspected with the values of its getters', () => inspect(session, { getters: true, showHidden: true })],
    ['printed', () => printed(session)],
    ['in a template', () => `${session} ${String(session)} ${session}`],
    ['cloned', () => inspect(cloned(session), { showHidden: true })],
    ['spread', () => inspect({ ...session }, { showHidden: true, depth: null })],
    ['in entries', () => inspect(Object.entries(session), { showHidden: true, depth: null })],
    ['in its own keys', () => Object.keys(session).join()],
    [
      'by for-in',
      () => {
        let text = ''
        for (const key in session) text += String(session[key as keyof typeof session])
        return text
      },
    ],
    ['assigned to another object', () => inspect(Object.assign({}, session), { depth: null })],
  ])('does not show the token of a session %s', (_, show) => {
    const text = String(show())
    expect(text).not.toMatch(/9007199254740/)
    expect(text).not.toMatch(/accessToken: '/)
  })

  it('tells when the token of a session ends, and how long it still lives [S46]', () => {
    expect(session.isExpired()).toBe(false)
    expect(session.remainingMs()).toBe(6 * 3_600_000)
    expect(session.isExpired(new Date(noon + 6 * 3_600_000 - 1))).toBe(false)
    expect(session.isExpired(new Date(noon + 6 * 3_600_000))).toBe(true)
    expect(session.remainingMs(new Date(noon + 7 * 3_600_000))).toBe(0)
  })

  it('does not show the token in anything else that the server wrote', () => {
    const echo = sessionOf({ ...goodBody, Status: token, Expires: token, Name: token, Echo: [token] })
    const { status, expires, name, settings } = echo
    expect({ status, expires, name, settings }).toEqual({
      status: '[redacted]',
      expires: '[redacted]',
      name: '[redacted]',
      settings: { DataStageDuration: 3, Echo: ['[redacted]'] },
    })
    expect(echo.settings).toBe(settings)
  })

  it('throws a RangeError for a date that is none', () => {
    const nonsense = new Date(Number.NaN)
    expect(() => session.isExpired(nonsense)).toThrow(RangeError)
    expect(() => session.remainingMs(nonsense)).toThrow(RangeError)
    expect(() => sessionOf({ ...goodBody, Expires: 'soon' }).isExpired(nonsense)).toThrow(RangeError)
  })

  it.each(['soon', '', undefined, null, 7])(
    'does not know when its token ends where Expires is %j [C23]',
    (Expires) => {
      const unclear = sessionOf({ ...goodBody, Expires })
      expect(unclear.expires).toBe(typeof Expires === 'string' ? Expires : undefined)
      expect([unclear.expiresAt, unclear.isExpired(), unclear.remainingMs()]).toEqual([undefined, undefined, undefined])
      expect(`${unclear}`).toContain('until unknown')
    },
  )

  it('has no status and no name when the response has no text there', () => {
    expect(sessionOf({ ...goodBody, Status: 7, Name: null })).toMatchObject({ status: undefined, name: undefined })
  })

  it('cannot be changed, not even by changing its date', () => {
    session.expiresAt?.setFullYear(2099)
    expect(session.expiresAt?.getFullYear()).toBe(2026)
    expect(() => Object.assign(session, { status: 'Failed' })).toThrow(TypeError)
    expect(() => Object.assign(session, { accessToken: '1' })).toThrow(TypeError)
  })

  it('has functions that need no this', () => {
    const { isExpired, remainingMs } = session
    expect([isExpired(), remainingMs()]).toEqual([false, 6 * 3_600_000])
  })
})
