import { expect, it } from 'vitest'
import { isJsonType, mediaTypeOf } from './media-type.ts'

it.each([
  ['application/json', 'application/json'],
  [' Application/JSON ; charset=utf-8; x=";"', 'application/json'],
  [';', ''],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('the media type of the Content-Type %j is "%s"', (contentType, type) => {
  expect(mediaTypeOf(contentType)).toBe(type)
})

it.each(['application/json', 'application/problem+json', 'application/vnd.api.v2+json'])('%s is JSON', (type) => {
  expect(isJsonType(type)).toBe(true)
})

it.each(['text/json', 'application/jsonp', 'application/x', 'xapplication/json', ''])('"%s" is not JSON', (type) => {
  expect(isJsonType(type)).toBe(false)
})
