import { describe, expect, it } from 'vitest'
import { createRedactor } from './redact.ts'

describe('what is shown', () => {
  it('holds no credential, nor a part of one that tells something', () => {
    const redactor = createRedactor()
    redactor.add('PNAUTHINFO3-HMAC-SHA256 Credential=RickSanchez/2026-11-23T20:11:00 Signature=c2lnbmF0dXJl')
    const text = 'Signature c2lnbmF0dXJl of RickSanchez/2026-11-23T20:11:00 is wrong'
    expect(redactor.clean(text)).toBe('Signature [redacted] of [redacted] is wrong')
  })

  it.each([
    '{"AccessToken":4203001977312}',
    '{"AccessToken": "4203001977312"}',
    '{"accessToken":4.203001977312e12}',
    '{"Token":"abc\\"4203001977312"}',
    '{"AccessToken":4203001977312',
  ])('holds no token, however it is written: %s', (text) => {
    expect(createRedactor().clean(text)).not.toMatch(/4203|4\.203/)
  })

  it('holds no control character, and is cut', () => {
    expect(createRedactor().clean('a\u001b[31mb\n\nc', 6)).toBe('a [31m…')
  })

  it('is exact where it was made here, apart from secrets', () => {
    const redactor = createRedactor()
    redactor.add('Bearer abcdefgh')
    expect(redactor.hide('-d \'{"AccessToken":true}\n\' abcdefgh', 100)).toBe(
      '-d \'{"AccessToken":true}\n\' [redacted]',
    )
  })
})
