import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { redact, redactCause } from './redact.ts'

describe('a text from elsewhere', () => {
  it.each([
    ['a whole credential', 'Bearer abc-123', 'Bad: Bearer abc-123!', 'Bad: [redacted]!'],
    ['its part after the scheme', 'Bearer abc-123', 'no abc-123 here', 'no [redacted] here'],
    ['a named value', 'Custom Credential=jane/7, Signature=c2ln+/==', 'got c2ln+/==.', 'got [redacted].'],
    ['a value in quotes', 'Digest response="f00dcafe"', 'f00dcafe?', '[redacted]?'],
    ['each time', 'Bearer abc-123', 'abc-123 abc-123', '[redacted] [redacted]'],
    ['a value with signs of regular expressions', 'Basic a.*+$&==', 'x a.*+$&== x', 'x [redacted] x'],
  ])('loses %s', (_, secret, text, clean) => {
    expect(redact(text, [secret])).toBe(clean)
  })

  it('keeps the words that a message needs: the scheme and the names of its values', () => {
    const text = 'The Signature of this Credential for PNAUTHINFO3-HMAC-SHA256 is too old. Use Bearer.'
    const secrets = ['PNAUTHINFO3-HMAC-SHA256 Credential=jane/7 Signature=c2lnbmVk', 'Bearer abc-123']
    expect(redact(text, secrets)).toBe(text)
  })

  it('is cut to 500 characters, but only after secrets were taken out', () => {
    expect(redact('x'.repeat(600), [])).toHaveLength(500)
    expect(redact(`${'x'.repeat(495)} planted-secret`, ['planted-secret'])).not.toContain('plan')
  })

  it('loses line breaks and control characters, so that it cannot forge a line of a log', () => {
    expect(redact('a\r\nb\u001b[31mc', [])).toBe('a b [31mc')
  })
})

describe('an error from elsewhere', () => {
  it('is copied with name, code and message, through its causes, without anything else', () => {
    const inner = Object.assign(new Error('inner planted-secret'), { code: 'planted-secret', socket: 'planted-secret' })
    const outer = Object.assign(new TypeError('outer planted-secret', { cause: inner }), { config: ['planted-secret'] })
    const copy = redactCause(outer, ['planted-secret'])
    expect(inspect(copy, { showHidden: true, depth: null })).not.toContain('planted')
    expect(copy).toMatchObject({
      name: 'TypeError',
      message: 'outer [redacted]',
      cause: { message: 'inner [redacted]' },
    })
  })

  it('that is no error is left out, and so is what lies deeper than five causes', () => {
    expect(redactCause('planted-secret', [])).toBeUndefined()
    const circle = new Error('round')
    circle.cause = circle
    expect(inspect(redactCause(circle, [])).match(/round/g)?.length).toBeLessThan(30)
  })
})
