import { expect, it } from 'vitest'
import { laterComponent, laterSteps, provisional } from '../../support/provisional.ts'

// What a schema cannot hold is documentation: the words that a caller needs have to be where the caller reads.

const { stage, execute, retrieveStatus, retrieveExceptions } = laterSteps
const whole = text(provisional.info)
const report = (name: string) => text(laterComponent('schemas', 'ImportStatusReport').properties[name])

function text({ description }: { description: string }): string {
  return description.replaceAll(/\s+/g, ' ')
}

it.each([
  ['the steps and their order [P01]', whole, /initiate.*stage.*execute.*poll its \*\*status.*exceptions/],
  ['stage can be sent once or many times [P01]', text(stage), /once or many times/],
  ['the API is asynchronous, and what it is for [P02]', whole, /asynchronous, and made for large or periodic sync/],
  ['Execute only starts the work [P02]', text(execute), /only starts the work/],
  ['how many records fit one import [P06]', whole, /One import holds about ten million records/],
  [
    'imports within 24 hours are limited, by an unpublished number [P07]',
    whole,
    /24 hours \(the number is not published/,
  ],
  [
    'more belongs into one import, and never two run at once [P08]',
    whole,
    /send more records in one import.*never run two at once/,
  ],
  ['nothing is written before Execute, and that this is inferred [I03]', whole, /before Execute \(I03\)/],
  ['the same, at Stage [I03]', text(stage), /Nothing is written to a profile before Execute \(I03\)/],
  ['the path of Stage is inferred [I04]', text(stage), /path is inferred from that of Execute \(I04\)/],
  [
    'the response to Stage counts all records so far [P11]',
    text(stage),
    /counts all records that the import has received/,
  ],
  ['permissions are checked at staging [P12]', text(stage), /Permissions are checked as well: for profiles, pref/],
  ['a record that fails the validation is counted [P12]', report('ValidationFailed'), /failed validation/],
  [
    'how large a request may be [P13, C27]',
    text(stage.requestBody),
    /25 MB by default, and never more than 28 MB\..*\(C27\)/,
  ],
  ['staging may take hours [P15]', text(stage), /over hours if need be, as long as the access token is valid/],
  [
    'records are grouped, and share a create date [P16]',
    text(stage),
    /grouped before they are written.*same create date/,
  ],
  ['what an earlier consent needs [P17]', text(stage), /needs `AllowPriorConsents`: without it the record is rej/],
  [
    'Execute imports what passed, and ignores the rest [P14]',
    text(execute),
    /Writes the staged.*The others are ignored/,
  ],
  ['the counters of Execute are not final [P18]', text(execute), /not final: retrieve the status at regular intervals/],
  ['Execute is never sent twice [I08]', text(execute), /Never send it twice.*not known \(I08\).*no longer `Staging`/],
  ['the path of the status is inferred [I09]', text(retrieveStatus), /inferred from that of the export \(I09\)/],
  [
    'some counters are 0 before Execute [P20]',
    report('Processed') + report('Exceptions'),
    /0 before Execute.*0 before/,
  ],
  [
    'both kinds of failures come by one operation [P21]',
    text(retrieveExceptions),
    /failed the validation.*exception\. The/,
  ],
  [
    'what failed at staging can be corrected [P21]',
    text(retrieveExceptions),
    /former can be corrected and staged again/,
  ],
  ['the path of the exceptions is inferred [I11]', text(retrieveExceptions), /path is inferred \(I11\)/],
  [
    'the number of records is no total [P23]',
    text(laterComponent('schemas', 'ExceptionsPage').properties.TotalResults),
    /capped/,
  ],
  [
    'how the next page is found, and that we infer it [I13]',
    text(laterComponent('schemas', 'ExceptionsPage')),
    /`Offset` \+ `Count` \(I13\)/,
  ],
  [
    'what causes failures [P24]',
    text(laterComponent('schemas', 'FailedRecord').properties.Exceptions),
    /bad data, and e-mail addr/,
  ],
])('a caller can read %s', (_, description, words) => {
  expect(description).toMatch(words)
})

it('a caller reads that the document is provisional, and what that means, before anything else', () => {
  const { title, summary, description } = provisional.info
  for (const words of [title, summary, description]) expect(words).toMatch(/^(\*\*)?Provisional/)
  expect(text(provisional.info)).toMatch(
    /^\*\*Provisional\.\*\*.*inferred.*None of us has used the real service.*test account/,
  )
  for (const [id, operation] of Object.entries(laterSteps)) {
    if (id !== 'initiate') expect(operation.description).toMatch(/^Provisional\. /)
  }
})

it.each([
  ['BulkConsent', 'ConsentType', /1 to 100.*requires/],
  ['BulkConsent', 'ConsentVersion', /1 to 50.*requires/],
  ['BulkConsent', 'Locale', /1 to 15.*requires/],
  ['BulkConsent', 'ConsentStatus', /requires/],
  ['BulkCustomField', 'Name', /1 to 94.*requires/],
  ['BulkCustomField', 'Value', /at most 4000.*two colons/],
  ['BulkEmail', 'EmailAddress', /1 to 256.*requires/],
  ['BulkEmail', 'EmailAddressType', /at most 100/],
  ['BulkAddress', 'Address1', /requires/],
  ['BulkAddress', 'City', /requires/],
  ['BulkAddress', 'StateProvince', /requires/],
  ['BulkAddress', 'PostalCode', /requires/],
  ['BulkPreference', 'FilterId', /1 to 50.*requires/],
  ['BulkPreference', 'PreferenceType', /1 to opt in, 2 to opt out.*requires/],
  ['BulkRecord', 'DefaultLocale', /at most 15/],
  ['BulkRecord', 'CustomerType', /at most 100/],
  ['BulkRecord', 'PreservePreferences', /true by default/],
])(
  'the bounds that the older help has for %s.%s are told, and hold nobody [L02, L03, L04, L05, L06, L07, C29]',
  (name, field, words) => {
    const { description, ...schema } = laterComponent('schemas', name).properties[field]
    expect(description).toMatch(words)
    expect(Object.keys(schema)).toEqual(['x-source'])
  },
)

it('a caller finds the page that names the steps, by its address', () => {
  expect(provisional.externalDocs).toEqual({
    description: expect.stringMatching(/vendor's page on imports/),
    url: 'https://app.theneo.io/possiblenow/mypreferences/integration-api/import',
  })
})

it('a caller reads where the challenge of a 401 comes from, which has any form [C12]', () => {
  const { schema, ...header } = laterComponent('responses', 'StepUnauthorized').headers['WWW-Authenticate']
  expect(header['x-origin']).toMatch(/401 of Initiate/)
  expect(schema).toEqual({ type: 'string', 'x-decision': ['C12'], 'x-unbounded': expect.any(String) })
})
