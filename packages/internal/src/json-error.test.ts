import { describe, expect, it } from 'vitest'
import { explainJsonError } from './json-error.ts'
import { seededRandom } from './random.ts'

describe('explainJsonError', () => {
  it.each([
    ['{"Name":"x"', 'a comma or "}" is missing at the end'],
    ['{"Name" "x"}', 'a colon is expected at line 1, column 9'],
    ['{"Name":\n\n  tru}', 'a value is expected at line 3, column 3'],
    ['[1,]', 'a value is expected at line 1, column 4'],
    ['{"a":1,}', 'a property name in double quotes is expected at line 1, column 8'],
    ["{'a':1}", 'a property name in double quotes or "}" is expected at line 1, column 2'],
    ['{} x', 'the end of the text is expected at line 1, column 4'],
    ['', 'a value is missing at the end'],
    ['\ufeff{}', 'a value is expected at line 1, column 1'],
    ['01', 'a value is expected at line 1, column 1'],
    ['"a\nb"', 'the control character at line 1, column 3 must be escaped'],
    ['{"a":"secret\t"}', 'the control character at line 1, column 13 must be escaped'],
    ['{"a":"\\n\\qsecret"}', 'the escape at line 1, column 9 is not valid'],
    ['["\\u12g4"]', 'the escape at line 1, column 3 is not valid'],
    ['["\\N"]', 'the escape at line 1, column 3 is not valid'],
    ['{"a":"abc', 'the string at line 1, column 6 has no closing quote'],
    ['{"a":"abc\\"}', 'the string at line 1, column 6 has no closing quote'],
    ['{"a":"abc\\', 'the string at line 1, column 6 has no closing quote'],
    ['{"a":"abc\\u12', 'the string at line 1, column 6 has no closing quote'],
    ['{"a":1,"b', 'the string at line 1, column 8 has no closing quote'],
    ['{"a" "b', 'a colon is expected at line 1, column 6'],
  ])('finds where %j breaks, without any of its text', (text, words) => {
    expect(explainJsonError(text)).toBe(words)
  })

  it('agrees with JSON.parse on what is JSON, for twenty thousand broken texts', () => {
    const seed = 4711
    const random = seededRandom(seed)
    const parts = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u12"',
      '"\\n"',
      '1',
      '-1.5e3',
      '1.',
      '.5',
      '-',
      'true',
      'nul',
      ' ',
      '\t',
      '\u00a0',
      '"',
    ]
    for (let round = 0; round < 20_000; round++) {
      const length = Math.floor(random() * 8)
      const text = Array.from({ length }, () => parts[Math.floor(random() * parts.length)]).join('')
      expect(explainJsonError(text) === undefined, `${JSON.stringify(text)}, seed ${seed}`).toBe(isJson(text))
    }
  })

  it('finds what is wrong however deep it is nested', () => {
    const opened = '[{"a":'.repeat(200_000)
    expect(explainJsonError(opened)).toBe('a value is missing at the end')
    expect(explainJsonError(`${opened}1]`)).toBe('a comma or "}" is expected at line 1, column 1200002')
    expect(explainJsonError(opened + 1 + '}]'.repeat(200_000))).toBe(undefined)
  })

  it('copes with a megabyte of anything', () => {
    for (const part of ['[', '{"a":', '"\\n', '\\', ' ', '\n', '-1', 'é', '"a",']) {
      for (const before of ['', '"', '[']) {
        expect(explainJsonError(before + part.repeat(1_000_000 / part.length))).toMatch(
          /is (expected|missing)|not valid|must be escaped|no closing/,
        )
      }
    }
  })

  it('finds what comes after a string of 32 MB, on which a regular expression would overflow its stack', () => {
    expect(explainJsonError(`["${'x'.repeat(32_000_000)}", ${'1'.repeat(100)} 2`)).toMatch(
      /a comma or "]" is expected at line 1, column 32000107/,
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
