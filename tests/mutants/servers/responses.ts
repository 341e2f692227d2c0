import { Literal } from '../support/json.ts'
import { accepted, attribute, byDefault, echo, header, on, renamed } from '../support/operations.ts'
import type { WrongServer } from '../support/wrong-server.ts'

const text = (value: unknown) => String(value)
const not = (value: boolean) => !value
const small = (value: string) => value.toLowerCase()
const matchedBy = (body: object, MatchCriteria: unknown) => ({ ...body, MatchCriteria })
const gone = () => undefined
const nothing = () => null
const html = new Headers({ 'Content-Type': 'text/html' })
const everyEcho = 'S48 S49 S50 S51 S52 S53 S54 S55 S56 S57'

/** What an acceptance carries. */
export const acceptances: readonly WrongServer[] = [
  ['answers a list', 'S43', accepted((body) => [body])],
  ['answers a text', 'S43', accepted(() => 'accepted')],
  ['answers null', 'S43', accepted(nothing)],
  ['answers true', 'S43', accepted(() => true)],
  ['answers without a body', 'S43 S02', on(200, () => ({ text: '' }))],
  ['answers JSON that is cut off', 'S43', on(200, (response) => ({ text: response.text.slice(0, -1) }))],
  ['answers a page of HTML', 'S43', on(200, () => ({ text: '<p>Done</p>' }))],
  ['answers a page that says it is HTML', 'S43', on(200, () => ({ text: '<p>Done</p>', headers: html }))],
  ['answers XML', 'S43', on(200, () => ({ text: '<Import/>' }))],
  ['wraps its answer', `S02 S47 (${everyEcho})`, accepted((body) => ({ Result: body }))],
  ['answers an empty object', `S02 S47 (${everyEcho})`, accepted(() => ({}))],
  ['answers no AccessToken', 'S02', attribute('AccessToken', gone)],
  ['names AccessToken otherwise', 'S02', renamed('AccessToken', 'accessToken')],
  ['answers null as AccessToken', 'S44', attribute('AccessToken', nothing)],
  ['answers AccessToken as text', 'S44', attribute('AccessToken', text)],
  ['answers an AccessToken of letters', 'S44', attribute('AccessToken', () => 'f3a9')],
  ['answers an AccessToken with a fraction', 'S44', attribute('AccessToken', (value) => (Number(value) % 1e9) + 0.5)],
  ['answers AccessToken in a list', 'S44', attribute('AccessToken', (value) => [value])],
  ['answers true as AccessToken', 'S44', attribute('AccessToken', () => true)],
  ['answers one AccessToken for ever', 'S44 S03', attribute('AccessToken', () => 4203001977312)],
  ['answers AccessToken 0', 'S44 S03', attribute('AccessToken', () => 0)],
  ['answers each AccessToken twice', 'S44 S03', twice()],
  ['answers the last of a row of AccessTokens again', 'S44 S03', again(40)],
  ['cuts AccessToken to 31 bits', 'S44 S03', attribute('AccessToken', (value) => Number(BigInt(value) >> 45n))],
  ['answers Status in small letters', 'S45', attribute('Status', () => 'initiated')],
  ['answers Status in large letters', 'S45', attribute('Status', () => 'INITIATED')],
  ['answers a Status that is not known', 'S45', attribute('Status', () => 'Created')],
  ['answers Status cut short', 'S45', attribute('Status', () => 'Initiate')],
  ['answers Status with a space', 'S45', attribute('Status', () => 'Initiated ')],
  ['answers Status as a number', 'S45', attribute('Status', () => 0)],
  ['answers null as Status', 'S45', attribute('Status', nothing)],
  ['answers an empty Status', 'S45', attribute('Status', () => '')],
  ['answers an Expires that is past', 'S05', attribute('Expires', () => '2020-01-01T00:00:00Z')],
  ['answers the moment of the request as Expires', 'S05', attribute('Expires', () => new Date().toISOString())],
  ['answers yesterday as Expires', 'S05', attribute('Expires', () => new Date(Date.now() - 864e5).toISOString())],
  ['answers 1970 as Expires', 'S05', attribute('Expires', () => '1970-01-01T00:00:00Z')],
  ['answers a past day as Expires, as HTTP writes it', 'S05', attribute('Expires', () => new Date(0).toUTCString())],
  ['answers a past day as Expires, as old .NET writes it', 'S05', attribute('Expires', () => '/Date(946684800000)/')],
  ['answers the year 1 as Expires', 'S05', attribute('Expires', () => '0001-01-01T00:00:00')],
  ['answers Expires in seconds', 'S46', attribute('Expires', (value) => Date.parse(value) / 1000)],
  ['answers null as Expires', 'S46', attribute('Expires', nothing)],
  ['answers Expires in a list', 'S46', attribute('Expires', (value) => [value])],
]

/** What an acceptance repeats. */
export const echoes: readonly WrongServer[] = [
  ['does not repeat Name', 'S47', attribute('Name', gone)],
  ['names Name otherwise', 'S47', renamed('Name', 'name')],
  ['repeats another Name', 'S47', attribute('Name', () => 'Import')],
  ['repeats Name in large letters', 'S47', echo('Name', (value: string) => value.toUpperCase())],
  ['cuts Name to 50 letters', 'S47', echo('Name', (value: string) => value.slice(0, 50))],
  ['spoils letters beyond 16 bits in Name', 'S47', echo('Name', (value: string) => value.replaceAll('😀', '?'))],
  ['repeats null as Name', 'S47', attribute('Name', nothing)],
  ['adds a number to Name', 'S47', echo('Name', (value: string) => `${value} (1)`)],
  ['repeats DataStageDuration as text', 'S48', echo('DataStageDuration', text)],
  ['repeats one day more', 'S48', echo('DataStageDuration', (value: number) => value + 1)],
  ['repeats one day less', 'S48 (S33)', echo('DataStageDuration', (value: number) => value - 1)],
  ['repeats 3 days whatever was sent', 'S48', attribute('DataStageDuration', () => 3)],
  ['takes 0 days for none sent', 'S48', echo('DataStageDuration', (value: number) => value || 3)],
  ['repeats hours for days', 'S48', echo('DataStageDuration', (value: number) => value * 24)],
  ['repeats half a day more', 'S48', echo('DataStageDuration', (value: number) => value + 0.5)],
  ['keeps 4 days by default', 'S32 S48', byDefault('DataStageDuration', 4)],
  ['keeps 0 days by default', 'S32', byDefault('DataStageDuration', 0)],
  ['keeps 10 days by default', 'S32', byDefault('DataStageDuration', 10)],
  ['keeps 30 days by default', 'S48', byDefault('DataStageDuration', 30)],
  ['keeps "3" days by default', 'S48', byDefault('DataStageDuration', '3')],
  ['keeps -1 days by default', 'S48 (S33)', byDefault('DataStageDuration', -1)],
  ['repeats Add whatever was sent', 'S49', attribute('ImportAction', () => 'Add')],
  ['repeats Delete whatever was sent', 'S49', attribute('ImportAction', () => 'Delete')],
  ['repeats ImportAction in small letters', 'S49 (S34)', echo('ImportAction', small)],
  ['repeats ImportAction as a number', 'S49', echo('ImportAction', (value) => ['Add', 'Delete'].indexOf(value))],
  ['answers Update as ImportAction by default', 'S34', byDefault('ImportAction', 'Update')],
  ['repeats MatchCriteria in small letters', 'S50 (S35)', echo('MatchCriteria', small)],
  ['repeats MatchValue as MatchCriteria', 'S50 (S35)', accepted((body) => matchedBy(body, body.MatchValue))],
  ['answers ProfileId as MatchCriteria by default', 'S50 (S35)', byDefault('MatchCriteria', 'ProfileId')],
  ['answers AlternateIdType where none was sent', 'S50', byDefault('MatchCriteria', 'AlternateIdType')],
  ['repeats another MatchValue', 'S51', echo('MatchValue', () => 'CustomerId')],
  ['repeats MatchValue in large letters', 'S51', echo('MatchValue', (value: string) => value.toUpperCase())],
  ['repeats MatchValue as a number', 'S51', echo('MatchValue', () => 7)],
  ['answers a MatchValue where none was sent', 'S51', byDefault('MatchValue', 'ProfileId')],
  ['repeats RefreshAlternateIds as text', 'S52', attribute('RefreshAlternateIds', text)],
  ['repeats the opposite of RefreshAlternateIds', 'S52', echo('RefreshAlternateIds', not)],
  ['sets RefreshAlternateIds by default', 'S37 S52', byDefault('RefreshAlternateIds', true)],
  ['repeats RefreshContacts as 0 or 1', 'S53', attribute('RefreshContacts', (value) => Number(value))],
  ['repeats false as RefreshContacts', 'S53', attribute('RefreshContacts', () => false)],
  ['sets RefreshContacts by default', 'S38 S53', byDefault('RefreshContacts', true)],
  ['repeats RefreshCustomFields as Y or N', 'S54', attribute('RefreshCustomFields', (value) => (value ? 'Y' : 'N'))],
  ['repeats true as RefreshCustomFields', 'S54', echo('RefreshCustomFields', () => true)],
  ['sets RefreshCustomFields by default', 'S39 S54', byDefault('RefreshCustomFields', true)],
  ['repeats RefreshTags as RefreshGroups', 'S55', accepted((body) => ({ ...body, RefreshGroups: body.RefreshTags }))],
  ['sets RefreshGroups by default', 'S40 S55', byDefault('RefreshGroups', true)],
  ['sets RefreshTags by default', 'S41 S56', byDefault('RefreshTags', true)],
  ['repeats AllowPriorConsents as text', 'S57', echo('AllowPriorConsents', text)],
  ['repeats the opposite of AllowPriorConsents', 'S57', echo('AllowPriorConsents', not)],
  ['repeats AllowPriorConsents in a list', 'S57', echo('AllowPriorConsents', (value) => [value])],
  ['answers "no" as AllowPriorConsents by default', 'S57', byDefault('AllowPriorConsents', 'no')],
]

function twice(): WrongServer[2] {
  return (server) => {
    let previous: unknown
    const repeat = attribute('AccessToken', (value) => {
      const given = previous ?? value
      previous = previous === undefined ? value : undefined
      return given
    })
    return repeat(server)
  }
}

/** Every so many imports the token of the one before comes again. */
function again(every: number): WrongServer[2] {
  return (server) => {
    let count = 0
    let last: unknown
    const repeat = attribute('AccessToken', (value) => {
      const given = ++count % every === 0 ? last : value
      last = given
      return given
    })
    return repeat(server)
  }
}

/** What only a decision forbids in an acceptance. */
export const decidedAcceptances: readonly WrongServer[] = [
  ['labels its answer as text', 'C22', header(200, 'Content-Type', 'text/plain')],
  ['labels its answer as XML', 'C22', header(200, 'Content-Type', 'application/xml')],
  ['labels its answer as HTML', 'C22', header(200, 'Content-Type', 'text/html; charset=utf-8')],
  ['labels its answer as text/json', 'C22', header(200, 'Content-Type', 'text/json')],
  ['answers without a label', 'C22', header(200, 'Content-Type', null)],
  ['answers no Status', 'C13', attribute('Status', gone)],
  ['answers no Expires', 'C13', attribute('Expires', gone)],
  ['names Expires otherwise', 'C13', renamed('Expires', 'ExpiresAt')],
  ['writes AccessToken with an exponent', 'C11', attribute('AccessToken', (value) => exponent(String(value)))],
  ['writes AccessToken with a fraction', 'C11', attribute('AccessToken', (value) => new Literal(`${value}.0`))],
  ['rounds AccessToken to what a double holds', 'C11', rounded()],
  ['answers an AccessToken of 70 bits', 'C11', attribute('AccessToken', (value) => BigInt(value) << 8n)],
]

/** Doubles of 63 bits lie 1024 apart. */
function rounded(): WrongServer[2] {
  return (server) => {
    let count = 0n
    return attribute('AccessToken', () => 9n * 10n ** 18n + 1024n * ++count)(server)
  }
}

function exponent(digits: string): Literal {
  return new Literal(`${digits.slice(0, 1)}.${digits.slice(1)}e${digits.length - 1}`)
}
