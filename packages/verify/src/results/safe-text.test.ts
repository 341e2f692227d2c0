import { createRedactor } from '@bulk-import/internal/redact'
import { expect, it } from 'vitest'
import { ownText, safeText } from './safe-text.ts'

const redactor = createRedactor()
redactor.addAuthorization('Bearer abcdefgh')

it('a text of the server is on one line, has no secret and no control character, and is cut', () => {
  expect(safeText('a\u001b[31mb\r\n\tc abcdefgh', redactor)).toBe('a\\u001b[31mb c [redacted]')
  expect(safeText(`${'x'.repeat(495)} abcdefgh`, redactor, 500)).toBe(`${'x'.repeat(495)} [red…`)
})

it('a text that was made here is exact, apart from secrets', () => {
  expect(ownText("-d '{\n}\n' abcdefgh", redactor, 100)).toBe("-d '{\n}\n' [redacted]")
})
