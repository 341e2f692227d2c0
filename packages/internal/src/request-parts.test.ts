import { expect, it } from 'vitest'
import { expandPath, isHeaderValue, isPathSegment } from './request-parts.ts'

it('a path template gets its values, encoded', () => {
  const values: Record<string, string> = { clientId: 'a b/c', 'x-y': '{clientId}' }
  expect(expandPath('/{clientId}/Import/{x-y}', (name) => values[name] ?? '')).toBe('/a%20b%2Fc/Import/%7BclientId%7D')
})

it.each(['x', 'Bearer a.b~c', 'a\tb  c'])('%j can be the value of a header', (value) => {
  expect(isHeaderValue(value)).toBe(true)
})

it.each(['', ' x', 'x ', 'x\t', 'a\nb', 'a\r\nb: c', 'x\n', 'é', '\u007f', undefined, 7])('%j cannot', (value) => {
  expect(isHeaderValue(value)).toBe(false)
})

it.each(['ACME_CORP', 'a b', 'é', '...', '.a'])('%j can be a segment of a path', (value) => {
  expect(isPathSegment(value)).toBe(true)
})

it.each(['', '.', '..', 'a/b', 'a\\b', 'a\nb', '\u200b', '\ud800', undefined, 7])('%j cannot be one', (value) => {
  expect(isPathSegment(value)).toBe(false)
})
