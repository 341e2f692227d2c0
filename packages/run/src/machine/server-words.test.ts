import { describe, expect, it } from 'vitest'
import { withoutRecords } from './server-words.ts'

describe('what the service says', () => {
  it.each([
    'Property Emails of record 17 is not supported.',
    'The value of PostalCode must have at most 20 characters, and at least 1.',
    'UserProfilePreferences[3].Emails[0].EmailAddress is required',
    'ProfileId must be an integer! It is not unique.',
  ])('is shown where it has words of the contract alone: %s', (said) => expect(withoutRecords(said)).toBe(said))

  it.each([
    ['a name', 'Ann Smith is not unique', '… is not unique'],
    ['an address', '"ann.smith@mail.com" is not valid', '"…" is not valid'],
    ['a number', 'ProfileId 4711 is not unique', 'ProfileId … is not unique'],
    ['a number in parts', 'Value 12-34-56 or 1,234 is wrong', 'Value … or … is wrong'],
    ['a name that is a word', 'Value "May" is wrong', 'Value "…" is wrong'],
    ['a word that was cut off', '"Schizophr" of Emails is too long', '"…" of Emails is too long'],
    ['a word in a wrong charset', 'AndrÃ© M?ller', '…'],
    ['a word that is escaped', 'M\\u00fcller, M&uuml;ller, M%fcller', '…, …, …'],
    ['words joined', 'AnnSmith, O\u200bBrien', '…, …'],
    ['a record', '{"EmailAddress":"ann@mail.com"}', '{"…"}'],
    ['a value in a path', 'PostalCode/12345 or Emails.1 is wrong', '… or … is wrong'],
    ['a long number', 'record 1234567', 'record …'],
  ])('has … in place of %s', (_, said, expected) => expect(withoutRecords(said)).toBe(expected))

  it('has one … for several words', () => expect(withoutRecords('Ann Marie Smith')).toBe('…'))
})
