import { createRedactor } from '@bulk-import/internal/redact'
import { expect, it } from 'vitest'
import type { CaseResult } from '../report.ts'
import { safe, safeText } from './results.ts'

const redactor = createRedactor()
redactor.addAuthorization('Bearer abcdefgh')
const run = { redactor, shield: undefined }

it('a text of the server is on one line, has no secret and no control character, and is cut', () => {
  expect(safeText('a\u001b[31mb\r\n\tc abcdefgh', redactor)).toBe('a\\u001b[31mb c [redacted]')
  expect(safeText(`${'x'.repeat(495)} abcdefgh`, redactor, 500)).toBe(`${'x'.repeat(495)} [red…`)
})

it('a request that was sent is shown exactly, apart from secrets', () => {
  const result = { sent: "-d '{\n}\n' abcdefgh", violations: [] } as unknown as CaseResult
  expect(safe(result, run).sent).toBe("-d '{\n}\n' [redacted]")
})

it('a result that is made safe twice is the same as once', () => {
  const violation = { expected: 'x'.repeat(600), actual: '\u001b' }
  const actual = { status: 200, mediaType: 'x'.repeat(200), body: `${'y'.repeat(495)}\n\n\u001babcdefgh` }
  const once = safe({ sent: 'z'.repeat(3000), violations: [violation], actual } as unknown as CaseResult, run)
  expect(safe(once, run)).toEqual(once)
})
