import { describe, expect, it } from 'vitest'
import { bestMediaType, HeaderError, preferencesOf } from './preferences.ts'

const read = (prefer: string | string[]) =>
  preferencesOf({ method: 'GET', target: '/', headers: { prefer }, body: new Uint8Array() })

describe('preferencesOf', () => {
  it.each([
    ['code=503', { code: '503' }],
    ['Code = "503"', { code: '503' }],
    ['respond-async, example="Two words", code=200', { code: '200', example: 'Two words' }],
    ['code=200, code=400', { code: '200' }],
    ['dynamic=true', { isDynamic: true }],
    [['code=200', 'example=Name'], { code: '200', example: 'Name' }],
    ['code=200; example=Name', { code: '200' }],
  ])('reads %j', (header, preferences) => {
    expect(read(header)).toEqual({ code: undefined, example: undefined, isDynamic: false, ...preferences })
  })

  it.each(['', 'return=minimal', 'dynamic=false', 'code=', 'xcode=503', 'example', ',;=', '"code=503"'])(
    'takes %j as no preference',
    (header) => {
      expect(read(header)).toBeUndefined()
    },
  )

  it.each(['code=abc', 'code=999', 'code=50', 'dynamic=yes'])('refuses %j', (header) => {
    expect(() => read(header)).toThrow(HeaderError)
  })
})

describe('bestMediaType', () => {
  const types = ['application/json', 'text/csv; header=present', 'application/problem+json']

  it.each([
    ['*/*', 'application/json'],
    ['text/*', 'text/csv; header=present'],
    ['TEXT/CSV', 'text/csv; header=present'],
    ['application/json;q=0.5, text/csv;q=0.6', 'text/csv; header=present'],
    ['application/json;q=0.5, */*;q=0.4', 'application/json'],
    ['*/*, application/json;q=0, text/csv;q=0', 'application/problem+json'],
    ['text/html, application/problem+json;level=1;q=0.1', 'application/problem+json'],
    ['nonsense, application/*', 'application/json'],
    ['text/csv, application/json', 'text/csv; header=present'],
    ['text/html', undefined],
    ['*/*;q=0', undefined],
    ['*/*;q=nan', undefined],
    [', text/html,, ', undefined],
  ])('for %s is %s', (accept, mediaType) => {
    expect(bestMediaType(types, accept)).toBe(mediaType)
  })

  it.each(['nonsense', 'text/html, /', '/'])('cannot read %j', (accept) => {
    expect(() => bestMediaType(types, accept)).toThrow('Accept: a media range cannot be read.')
  })
})
