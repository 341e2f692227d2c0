import { inspect } from 'node:util'
import { createRedactor } from '@bulk-import/internal/redact'
import { describe, expect, it } from 'vitest'
import { addToken, redact, redactCause, redactValue } from './redact.ts'

function redactorOf(...secrets: string[]) {
  const redactor = createRedactor()
  for (const secret of secrets) redactor.add(secret)
  return redactor
}

describe('a text from elsewhere', () => {
  it('cuts a text to 500 characters, but only after secrets were taken out', () => {
    expect(redact('x'.repeat(600), redactorOf())).toHaveLength(500)
    expect(redact(`${'x'.repeat(495)} planted-secret`, redactorOf('planted-secret'))).not.toContain('plan')
  })

  it('replaces line breaks and control characters, so that no text forges a line of a log', () => {
    expect(redact('a\r\nb\u001b[31mc', redactorOf())).toBe('a  b [31mc')
  })
})

describe('an error from elsewhere', () => {
  it('copies name, code and message of an error and of its causes, and nothing else', () => {
    const inner = Object.assign(new Error('inner planted-secret'), { code: 'planted-secret', socket: 'planted-secret' })
    const outer = Object.assign(new TypeError('outer planted-secret', { cause: inner }), { config: ['planted-secret'] })
    const copy = redactCause(outer, redactorOf('planted-secret'))
    expect(inspect(copy, { showHidden: true, depth: null })).not.toContain('planted')
    expect(copy).toMatchObject({
      name: 'TypeError',
      message: 'outer [redacted]',
      cause: { message: 'inner [redacted]' },
    })
  })

  it('leaves out a cause that is no error, and what lies deeper than five causes', () => {
    expect(redactCause('planted-secret', redactorOf())).toBeUndefined()
    const circle = new Error('round')
    circle.cause = circle
    expect(inspect(redactCause(circle, redactorOf())).match(/round/g)?.length).toBeLessThan(30)
  })
})

describe('a JSON value from elsewhere', () => {
  it('redacts secrets in texts, names and numbers of a value, and whatever is named a token', () => {
    const value = { AccessToken: 1, access_token: { a: 1 }, 'a planted': ['planted', 4711, 1, null, true] }
    expect(redactValue(value, redactorOf('planted', '4711'))).toEqual({
      AccessToken: '[redacted]',
      access_token: '[redacted]',
      'a [redacted]': ['[redacted]', '[redacted]', 1, null, true],
    })
  })

  it('redacts what a double makes of a token', () => {
    const redactor = createRedactor()
    addToken(redactor, '9007199254740993')
    expect(redactValue({ Id: 9007199254740992 }, redactor)).toEqual({ Id: '[redacted]' })
  })

  it('keeps other texts of a value as they are, up to 8 kB', () => {
    const text = `a\n${'b'.repeat(8000)}`
    expect(redactValue([text, text.repeat(2)], redactorOf('planted'))).toEqual([text, '[too long]'])
  })

  it('cuts a value off at a depth that nothing fails at', () => {
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000))
    expect(JSON.stringify(redactValue(deep, redactorOf()))).toBe(`${'['.repeat(32)}"[too deep]"${']'.repeat(32)}`)
  })
})
