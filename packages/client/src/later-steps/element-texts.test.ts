import { array, assert as check, constantFrom, jsonValue, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementTexts } from './element-texts.ts'

describe('elementTexts', () => {
  it.each<[string, string, string[]]>([
    ['none of an empty array', '{"a":[ \n ]}', []],
    ['integers that no double holds', '{"a":[{"n":9007199254740993}]}', ['{"n":9007199254740993}']],
    ['spaces within, and none around', '{"a":[ {"b" : 1} , {} ]}', ['{"b" : 1}', '{}']],
    ['no line breaks outside of strings', '{"a":[{\r\n"b":\n"x\\ny"}]}', ['{"b":"x\\ny"}']],
    ['commas and brackets in strings', '{"a":[{"b":"],[{\\"}"},["}"]]}', ['{"b":"],[{\\"}"}', '["}"]']],
    ['those of the last of two', '{"a":[1],"a":[2,3]}', ['2', '3']],
    ['those of the name, not of a value or a nested member', '{"b":"a","c":[1],"d":{"a":[2]},"a":[3]}', ['3']],
    ['those of a name with escapes', '{"\\u0061":[1]}', ['1']],
    ['none of what is no array', '{"a":{"a":[1]}}', []],
  ])('gives %s', (_, json, texts) => {
    expect(elementTexts(json, 'a')).toEqual(texts)
  })

  it('gives what JSON.parse gives, for any page in any layout', () => {
    const pages = record({
      page: record({ a: array(jsonValue()), b: jsonValue() }),
      indent: constantFrom(undefined, 1, '\t'),
    })
    check(
      property(pages, ({ page, indent }) => {
        const texts = elementTexts(JSON.stringify(page, undefined, indent), 'a')
        expect(texts.map((text) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(page.a)))
        expect(texts.join('')).not.toMatch(/[\r\n]/)
      }),
      { seed: 20261201 },
    )
  })
})
