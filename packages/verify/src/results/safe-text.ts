import { printable } from '@bulk-import/internal/printable'
import type { Redactor } from '@bulk-import/internal/redact'

/** As much of a text as is looked at for what is shown of it. */
const readLength = 16_384

/** A text of the server, on one line, without secrets and without characters that a terminal or a reader would obey. */
export function safeText(text: string, redactor: Redactor, maxLength = 500): string {
  const lines = redactor.redact(text.slice(0, readLength)).replaceAll(/[\t\r\n]+/g, ' ')
  return cut(printable(lines).trim(), maxLength)
}

/** A text that was made here, without secrets and otherwise as it is. */
export function ownText(text: string, redactor: Redactor, maxLength: number): string {
  return cut(redactor.redact(text), maxLength)
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}
