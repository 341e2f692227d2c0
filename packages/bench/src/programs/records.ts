/** The bytes of a record with the end of its line: 1 kB. In a body, a comma or the bracket stands where that is in a file. */
export const recordBytes = 1000

const start = '{"AlternateIds":[{"AlternateIdType":"CrmId","AlternateIdValue":"'
const end = endOf(`"}],${JSON.stringify(content()).slice(1)}`)

const endBeyondLatin = end.replace('Bristol', 'Gdańsk') // as many bytes

/**
 * What the records are written in. A character beyond Latin-1 makes a decoded block of text twice as large, for all records in it, and one
 * of 50 records has one in `mixed`: what decodes text is far slower then.
 */
export type Text = 'ascii' | 'mixed'

/** The JSON of one of the records, which differ by their alternate id. */
export function recordAt(index: number, text: Text): string {
  return start + String(index).padStart(10, '0') + (text === 'mixed' && index % 50 === 0 ? endBeyondLatin : end)
}

export function* records(text: Text, count: number, from = 0): Generator<string, void> {
  for (let index = from; index < from + count; index++) yield recordAt(index, text)
}

function content() {
  return {
    Emails: Array.from({ length: 2 }, (_, index) => ({
      EmailAddress: `ada.${index}@example.com`,
      IsDefault: index === 0,
    })),
    Addresses: [{ Address1: '12 Queen Square', City: 'Bristol', PostalCode: 'BS1 4LB', Country: 'GB' }],
    CustomFields: Array.from({ length: 8 }, (_, index) => ({ Name: `Field ${index}`, Value: `value "${index}"` })),
  }
}

/** The same text, its last string made longer until a record has all of its bytes. */
function endOf(text: string): string {
  const missing = recordBytes - 1 - 10 - Buffer.byteLength(start + text)
  if (missing < 0) throw new Error('The content of a record has more than its bytes.')
  return text.replace(/"\}\]\}$/, `${'x'.repeat(missing)}"}]}`)
}
