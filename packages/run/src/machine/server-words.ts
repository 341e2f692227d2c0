/** Words of every script, with their digits. */
const word = /[\p{L}\p{M}\p{N}]+/gu
/** The same, with what begins an escape: of JSON, percent or HTML. */
const wordSaid = /[\p{L}\p{M}\p{N}\\%&]+/gu
/** A word of letters, or a number that can hardly be more than a line or a size. */
const plain = /^(?:\p{N}{1,6}|[\p{L}\p{M}]+)$/u
const memberName = /"[^"\\]{0,200}"\s*:/g
const escaped = /\\(?:u([\da-f]{4})|.)/gi

/**
 * What the service says of a chunk that it refuses, with … in place of what it may have from a record: every word that stands in a value
 * of the chunk, whatever its case, and every one with a digit or an escape, but for short numbers.
 *
 * @param chunk the JSON of the records, with commas between them
 */
export function withoutRecords(said: string, chunk: Uint8Array): string {
  const shown = new Set(
    said
      .match(word)
      ?.map(fold)
      .filter((part) => plain.test(part)),
  )
  for (const [part] of valuesOf(chunk).matchAll(word)) shown.delete(fold(part))
  return said.replaceAll(wordSaid, (part) => (shown.has(fold(part)) ? part : '…')).replaceAll(/…(?:\s?\S?…)+/g, '…')
}

function valuesOf(chunk: Uint8Array): string {
  const text = new TextDecoder().decode(chunk).replaceAll(memberName, ' ')
  return text.replaceAll(escaped, (_, code) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : ' '))
}

function fold(part: string): string {
  return part.normalize('NFKC').toLowerCase()
}
