import { describe, expect, it } from 'vitest'
import { hasColours, jsonText, painter, printableLines } from './output.ts'

describe('colours', () => {
  it.each<[string, Record<string, string>, boolean, boolean]>([
    ['are used on a terminal', {}, true, true],
    ['are not used into a pipe', {}, false, false],
    ['are off by NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['are off by NO_COLOR of any value', { NO_COLOR: 'false' }, true, false],
    ['stay on by an empty NO_COLOR', { NO_COLOR: '' }, true, true],
    ['are off on a dumb terminal', { TERM: 'dumb' }, true, false],
    ['are on by FORCE_COLOR, into a pipe too', { FORCE_COLOR: '1' }, false, true],
    ['are off by FORCE_COLOR of 0', { FORCE_COLOR: '0' }, true, false],
    ['are on by FORCE_COLOR before NO_COLOR, as in Node', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('%s', (_, env, isTTY, expected) => {
    expect(hasColours(env, { isTTY })).toBe(expected)
  })

  it('leave the text as it is where they are off', () => {
    const stream = { isTTY: false } as Parameters<typeof painter>[1]
    expect(painter({ env: {} }, stream)('red', 'x')).toBe('x')
    expect(painter({ env: { FORCE_COLOR: '1' } }, stream)('red', 'x')).toBe('\u001b[31mx\u001b[39m')
  })
})

it('a text of several lines keeps them, and has no other character that a terminal obeys', () => {
  expect(printableLines('a\u001b[2J\nb\u009b\u202eß')).toBe('a\\u001b[2J\nb\\u009b\\u202eß')
})

it('JSON for standard output has no such character, and means the same', () => {
  const value = { 'a\u009b': ['\u001b[2J', '\u2028\u202e', '\u{e0041}\ud83d\ude00'] }
  const text = jsonText(value)
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(JSON.parse(text)).toEqual(value)
})
