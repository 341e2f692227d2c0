import { instantsOf } from '@bulk-import/internal/dates'
import { isInt64, memberText } from '@bulk-import/internal/exact-integer'
import { mediaTypeOf } from '@bulk-import/internal/media-type'
import { createRedactor } from '@bulk-import/internal/redact'
import { retryAfterMs } from '@bulk-import/internal/retry-after'
import { growth, linearGrowth } from '@bulk-import/internal/testing'
import { expect, it } from 'vitest'
import { elementTexts } from './later-steps/element-texts.ts'
import { contradictionsOf } from './operations/initiate/contradictions.ts'
import { initiate } from './operations/initiate.ts'
import { serverMessage } from './transport/error-response.ts'
import { redact } from './transport/redact.ts'

const headers = (name: string, value: string) => new Headers({ [name]: value })
const text = (value: string) => ({ status: 400, headers: headers('Content-Type', 'text/plain'), text: value })
const redactor = createRedactor()
redactor.addAuthorization('Bearer planted-credential-4711')

/** Everything that reads a text of the server before it is cut, and units that such texts are made of. */
const readers: [what: string, units: string[], read: (text: string) => unknown][] = [
  ['Content-Type', [' ', ' ;', 'a/'], (value) => mediaTypeOf(`a${value}b`)],
  ['Retry-After', ['1', ' ', 'Mon, '], (value) => retryAfterMs(headers('Retry-After', `0${value}x`), 0)],
  ['Expires', ['1', ' ', '2026-11-23T18:00:00.1', '/Date(1'], (value) => instantsOf(`${value}x`)],
  ['an access token', ['1', '-', '0'], (value) => isInt64(value)],
  ['a body', ['\\"', '1e1,', '[', ' '], (value) => memberText(`{"a":"${value.replaceAll(/"|\[/g, '')}","b":1}`, 'b')],
  ['a page of records', ['{},', '"\\"",', '[', '\n'], (value) => elementTexts(`{"a":[${value}]}`, 'a')],
  ['a Name', [' ', 'a ', '\u0308'], (value) => contradictionsOf({ Name: 'x' }, { Name: `a${value}` })],
  [
    'a message',
    [' ', '\n', 'planted-', '"token":'],
    (value) => serverMessage({ operation: initiate, redactor }, text(`a${value}`)),
  ],
  ['a header', [' ', '%2', '&#', '\\u00'], (value) => redact(value, redactor, 8192)],
]

it.each(readers.flatMap(([what, units, read]) => units.map((unit) => [what, unit, read] as const)))(
  'reading %s made of %j takes time in proportion to its length at most',
  (_, unit, read) => {
    expect(growth(unit, read)).toBeLessThan(linearGrowth)
  },
)
