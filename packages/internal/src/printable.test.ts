import { expect, it } from 'vitest'
import { printable } from './printable.ts'

it.each([
  ['controls', 'a\u001b[2J\u0000\u009b', 'a\\u001b[2J\\u0000\\u009b'],
  ['line breaks and tabs', 'a\r\n\tb\u2028\u2029', 'a\\r\\n\\tb\\u2028\\u2029'],
  ['what reorders or hides text', '\u202ea\u2066\u200b\ufeff\u{e0041}', '\\u202ea\\u2066\\u200b\\ufeff\\udb40\\udc41'],
  ['halves of a surrogate pair', 'a\ud83d', 'a\\ud83d'],
])('a printable text has %s escaped', (_, text, shown) => {
  expect(printable(text)).toBe(shown)
})

it('a printable text keeps letters of every language, symbols and spaces', () => {
  const text = 'Grüße, 東京 \u00a0😀 \\n'
  expect(printable(text)).toBe(text)
})
