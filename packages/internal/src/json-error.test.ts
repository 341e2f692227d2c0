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
    ['"a\nb"', 'a value is expected at line 1, column 1'],
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

  it('says where a text is nested deeper than anybody nests, and looks no further', () => {
    const words = 'it is nested more than 100000 deep at line 2, column 100000'
    expect(explainJsonError(`[\n${'['.repeat(200_000)}`)).toBe(words)
  })

  it('copes with a megabyte of anything', () => {
    for (const part of ['[', '{"a":', '"\\n', '\\', ' ', '\n', '-1', 'é', '"a",']) {
      for (const before of ['', '"', '[']) {
        expect(explainJsonError(before + part.repeat(1_000_000 / part.length))).toMatch(/is (expected|missing|nested)/)
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
