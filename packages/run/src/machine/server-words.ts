import type { BulkImportError } from '@bulk-import/client'
import { statements } from '@bulk-import/contract/provisional'

/** What a service may say of any request, besides the words of the statements. */
const common = `an are array at be been bytes can cannot duplicate duplicated exceed exceeds expected found field greater index invalid it item items
  least less limit line lines list longer maximum minimum missing most must name negative number object of only or out property range
  required row rows shorter should size than the there to too unexpected unknown unique unrecognized unsupported value wrong`
const wordsOf = (text: string) => new Set(text.match(/[A-Za-z]+/g))
const [anywhere, vocabulary] = [wordsOf(common), wordsOf(`${common} ${Object.values(statements).join(' ')}`)]
/** A number after one of these is a place or a limit. */
const countable = /^(?:index|item|least|limit|lines?|maximum|minimum|most|records?|rows?|than)$/i
/** A word or a number, with what may stand around it. */
const part = /^([("'`[{]*)(.*?)([)"'`\]},.:;!?]*)$/s

/**
 * **Provisional.** What the service says of a request, if anything, as a sentence that follows another one; with … in place of whatever may
 * be of a record.
 */
export function saidIn({ serverMessage }: BulkImportError): string {
  return serverMessage === undefined
    ? ''
    : ` The service says: "${withoutRecords(serverMessage).replace(/(?<![.?!])$/, '.')}"`
}

/**
 * What a service says, with … in place of whatever is not a word of the contract or of any error message: it may be of a record, in a
 * spelling that nobody foresees.
 */
export function withoutRecords(said: string): string {
  let before = '.'
  const isKnown = (word: string) => vocabulary.has(word) || (before === '.' && anywhere.has(word.toLowerCase()))
  const parts = said.split(/\s+/).map((text) => {
    const [, opening = '', inner = '', closing = ''] = part.exec(text) ?? []
    const isNumber = countable.test(before) && /^\d{1,6}$/.test(inner)
    const isShown = isNumber || inner.split(/[./]/).every((name) => isKnown(name.replace(/\[\d{1,6}\]?$/, '')))
    before = /[.!?]$/.test(closing) ? '.' : inner
    return opening + (isShown || inner === '' ? inner : '…') + closing
  })
  return parts.join(' ').replaceAll(/…(?: …)+/g, '…')
}

/** What to do about an error, if anything: no person can correct the request of a step. */
export function hintIn({ code, hint }: BulkImportError): string | undefined {
  return code === 'BAD_REQUEST' ? undefined : hint
}

/** What to do about a request that is refused. */
export function hintIfRefused(error: BulkImportError): string {
  return hintIn(error) ?? 'The service may take it later. Otherwise leave this import for a new one.'
}
