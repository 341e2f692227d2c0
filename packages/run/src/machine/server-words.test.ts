import { describe, expect, it } from 'vitest'
import { withoutRecords } from './server-words.ts'

const chunk = Buffer.from(
  [
    '{"ProfileId":4711,"Email":"ann@example.com","Note":"M\\u00fcller\\nsays \\"Vienna\\":1"}',
    '{"Name":"first", "Name":"last","Code":"records"}',
  ].join(),
)
const shown = (said: string) => withoutRecords(said, chunk)

describe('what the service says of a chunk', () => {
  it('is shown where no record has a word of it, with the names of properties and a short number', () => {
    expect(shown('ProfileId of line 17 is missing, and Email, too.')).toBe(
      'ProfileId of line 17 is missing, and Email, too.',
    )
  })

  it.each([
    ['a text of several words', '"ann@example.com" is not an address', '"…" is not an address'],
    ['a word in another case', 'ANN is not unique', '… is not unique'],
    ['a number', 'Value 4711 is not unique', 'Value … is not unique'],
    ['a word that is escaped in the record', 'Müller is not unique', '… is not unique'],
    ['a word that is composed otherwise', 'Mu\u0308ller is not unique', '… is not unique'],
    ['a word after an escape', 'no says Vienna', 'no …'],
    ['the first of two values by one name', 'no first', 'no …'],
    ['a word that is escaped in what is said', 'M\\u00fcller', '…'],
    ['a word that is a name and a value', 'Name "last": no', 'Name "…": no'],
  ])('has … in place of %s', (_, said, expected) => expect(shown(said)).toBe(expected))

  it('has … in place of every word with a digit or an escape, but for a short number', () => {
    expect(shown('no 1234567, a1 or x%40y')).toBe('no …, … or …')
  })

  it('takes a record that is hard to read', () => {
    const hard = Buffer.from(JSON.stringify({ Text: '"'.repeat(1_000_000), More: ['\\'.repeat(999), 'secret'] }))
    expect(withoutRecords('no secret', hard)).toBe('no …')
  })
})
