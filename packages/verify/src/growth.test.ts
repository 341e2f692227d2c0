import { instantsOf } from '@bulk-import/internal/dates'
import { memberText } from '@bulk-import/internal/exact-integer'
import { createRedactor } from '@bulk-import/internal/redact'
import { retryAfterMs } from '@bulk-import/internal/retry-after'
import { growth, linearGrowth } from '@bulk-import/internal/testing'
import { describe, expect, it } from 'vitest'
import { bodyKind, judgeBody } from './judge/body.ts'
import { forLog } from './reports/text.ts'
import { safeText } from './results/results.ts'
import { settingsOf } from './verify.ts'

const { contract } = settingsOf({ baseUrl: 'https://api.example.org', clientId: 'ACME', authorization: 'Bearer x' })

/** Everything that meets what a server says, with regular expressions or without. */
const readers: Record<string, (text: string) => unknown> = {
  'a number': (text) => memberText(JSON.stringify({ Name: text, AccessToken: 7 }), 'AccessToken'),
  'a body': bodyKind,
  'an expiry': instantsOf,
  'a media type': (text) =>
    judgeBody(
      contract,
      { ids: [], schema: 'ErrorResponse' },
      { status: 400, headers: headers('Content-Type', text), text: '{}' },
    ),
  'a wait': (text) => retryAfterMs(headers('Retry-After', text), 0),
  'a text that is shown': (text) => forLog(safeText(text, createRedactor(), 1e9)),
}

const units = [' ', '"', '\\', '7', '.', '2026-11-24', '{"":', 'token']

/** Headers refuse what they cannot carry. */
function headers(name: string, value: string): Headers {
  return { get: (asked: string) => (asked.toLowerCase() === name.toLowerCase() ? value : null) } as Headers
}

describe.each(Object.keys(readers))('the time to read %s grows with what the server says, and no faster', (what) => {
  it.each(units)('for many of %j', (unit) => {
    expect(growth(unit, readers[what] as (text: string) => unknown)).toBeLessThan(linearGrowth)
  })
})
