import { expect, it } from 'vitest'
import { initiate, property } from '../support/contract.ts'

// What a schema cannot hold is documentation: the words that a caller needs have to be where the caller reads.

const operation = text(initiate.description)
const accessToken = text(property('InitiateResponse', 'AccessToken').description)
const requestBody = text(initiate.requestBody.description)
const expires = text(property('InitiateResponse', 'Expires').description)
const importAction = text(property('InitiateRequest', 'ImportAction').description)
const matchCriteria = text(property('InitiateRequest', 'MatchCriteria').description)
const refreshContacts = text(property('InitiateRequest', 'RefreshContacts').description)

function text(description: unknown): string {
  return String(description).replaceAll(/\s+/g, ' ')
}

it.each([
  ['the operation is the first step [S01]', operation, /^The first step of a bulk import\./],
  [
    'the token is what stage, execute and status need [S03]',
    accessToken,
    /Staging records, executing, retrieving the status/,
  ],
  [
    'the token retrieves the failed records [S04]',
    accessToken,
    /retrieving the records that failed to import all need it/,
  ],
  ['the token lives six hours by one place of the source [S05]', expires, /six hours in one place/],
  [
    'the token lives twelve hours by the other, and only Expires counts [S46, C01]',
    expires,
    /only authority.*twelve by default/,
  ],
  [
    'an expired token works for none of the later steps [S06]',
    accessToken,
    /ends at `Expires`\. After that it works for none of the later steps/,
  ],
  [
    'the criterion serves matching by other than ProfileId, where there is none [S08, S67]',
    matchCriteria,
    /finds profiles where they are not known by ProfileId/,
  ],
  ['without the criterion ProfileId matches [S11]', matchCriteria, /Left out, profiles are matched by ProfileId/],
  ['an unknown ProfileId creates a profile [S12]', matchCriteria, /ProfileId that is not found creates a new profile/],
  [
    'a refresh flag removes what the import leaves out [S13]',
    operation,
    /set to true, information of its kind that a profile has and the import does not mention is removed/,
  ],
  [
    'RefreshContacts deactivates contacts left out [S14]',
    refreshContacts,
    /^True deactivates a profile's existing contact elements that the import leaves out/,
  ],
  [
    'the source tells two fates of the preferences of such contacts [S15, S38, C04]',
    refreshContacts,
    /deactivated with it, in another they are archived if `PreservePreferences` is false.*not a field of this request/,
  ],
  ['matching contacts are updated [S16]', refreshContacts, /elements that the import does contain are updated/],
  ['properties left out stay [S17]', refreshContacts, /`IsMobile` or `IsDefault`, stays as it is/],
  [
    'an import must finish before more is staged, when matching by alternate id [S18, C05]',
    matchCriteria,
    /a running import must finish executing before you stage more records/,
  ],
  [
    'otherwise data may become inconsistent, since the profiles have to exist first [S65]',
    matchCriteria,
    /otherwise data can become inconsistent, since the profiles have to be there before more records come in/,
  ],
  [
    'AlternateIdType is supported for now, and not for good [S09]',
    matchCriteria,
    /only kind that is supported for now/,
  ],
  [
    'a deletion is for a right to be forgotten, a customer who asks, and other cases [S66]',
    importAction,
    /"right to be forgotten" or customers who ask for it, among others/,
  ],
  [
    'the permission to delete may be checked elsewhere than on Initiate [C16]',
    importAction,
    /Where that is checked is not stated: 403 on Initiate is one possible place/,
  ],
  [
    'a body without Content-Type has to be read as application/json [C17]',
    requestBody,
    /a server has to read a body that comes without one as application\/json/,
  ],
  [
    'the source contradicts itself on what is deleted and what is deactivated [C03]',
    operation,
    /`RefreshTags` \| deleted \(the introduction of the vendor's page says deactivated, C03\)/,
  ],
  [
    'how far a refresh flag reaches is our reading [C18]',
    operation,
    /How far a flag reaches is not stated\. We read it as acting on the profiles that the import contains/,
  ],
  ['deletion needs a permission [S20]', importAction, /The API user's group needs the permission "Delete Profiles"/],
  [
    'a deletion removes every matching profile completely [S21]',
    importAction,
    /When the import is executed, every matching profile is removed completely/,
  ],
  [
    'a deletion may match by alternate id [S22]',
    importAction,
    /With `MatchCriteria`, the profiles that carry the alternate id of the given type and value are removed/,
  ],
  [
    'a record that does not fit the type fails validation [S23]',
    importAction,
    /does not fit the type is marked Validation Failed/,
  ],
  [
    'deletion is irreversible and needs caution [S25]',
    importAction,
    /Delete is irreversible.*Start a deletion with caution/,
  ],
])('a caller can read that %s', (_, description, words) => {
  expect(description).toMatch(words)
})
