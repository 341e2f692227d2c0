import type { Body } from '../support/json.ts'
import {
  accepted,
  all,
  attribute,
  byDefault,
  echo,
  header,
  on,
  renamed,
  responds,
  where,
} from '../support/operations.ts'
import type { AllowedServer } from '../support/wrong-server.ts'

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const iso = (hours: number) => later(hours).toISOString()
const utf8 = 'application/json; charset=utf-8'
const message = (Message: unknown) => ({ text: JSON.stringify({ Message }) })
const flags = ['AlternateIds', 'Contacts', 'CustomFields', 'Groups', 'Tags'].map((name) => `Refresh${name}`)
const settings = [...flags, 'DataStageDuration', 'ImportAction', 'AllowPriorConsents']
const spaced = (text: string) => ` ${text.replaceAll(',"', ' ,\n"')}\n`
const upper = (headers: Headers) =>
  new Headers([...headers].map(([name, value]) => [name.toUpperCase(), value] as [string, string]))

const gone = () => undefined
const nothing = () => null

/** What keeps the contract although the mock does it otherwise. */
export const allowed: readonly AllowedServer[] = [
  ['answers attributes that nobody knows', accepted((body) => ({ ...body, Region: 'EU', Links: [] }))],
  ['answers its attributes in reverse order', accepted((body) => Object.fromEntries(Object.entries(body).reverse()))],
  ['answers with white space around and between', on(200, ({ text }) => ({ text: spaced(text) }))],
  ['answers in one more language', on(400, () => message('Die Anfrage ist ungültig.'))],
  ['answers an empty Message', on(400, () => message(''))],
  ['answers null as Message', on(400, () => message(null))],
  ['answers a Message of 10,000 letters', on(400, () => message('x'.repeat(10_000)))],
  ['refuses with an empty object', responds(({ status }) => (status > 399 ? { text: '{}' } : {}))],
  ['refuses with further attributes', on(400, ({ text }) => ({ text: text.replace('{', '{"Code":7,"Errors":[],') }))],
  ['lets a token live twelve hours', attribute('Expires', () => later(12).toISOString())],
  ['lets a token live a year', attribute('Expires', () => later(8766).toISOString())],
  ['lets a token live five minutes', attribute('Expires', () => later(1 / 12).toISOString())],
  ['answers Expires with seven digits of a second', attribute('Expires', () => iso(6).replace('Z', '1234Z'))],
  ['answers Expires with an offset', attribute('Expires', () => later(8).toISOString().replace('Z', '+02:00'))],
  ['answers Expires as HTTP writes dates', attribute('Expires', () => later(6).toUTCString())],
  ['answers Expires as old .NET writes dates', attribute('Expires', () => `/Date(${later(6).getTime()})/`)],
  ['answers Expires without a zone', attribute('Expires', () => later(24).toISOString().slice(0, 19))],
  ['answers Expires as American English writes dates', attribute('Expires', () => '11/24/2099 2:30:00 PM')],
  ['answers a day as Expires', attribute('Expires', () => later(48).toISOString().slice(0, 10))],
  ['labels its answers with a charset', all(header(200, 'content-type', utf8), header(400, 'content-type', utf8))],
  ['labels its answers in other letters', header(200, 'CONTENT-TYPE', 'Application/JSON;charset=UTF-8')],
  ['writes header names in large letters', responds(({ headers }) => ({ headers: upper(headers) }))],
  ['answers headers that nobody knows', all(header(200, 'X-Request-Id', '7'), header(400, 'X-Request-Id', '8'))],
  ['answers no challenge with 401', header(401, 'WWW-Authenticate', null)],
  ['does not repeat flags that were not sent', accepted((body, sent) => onlySent(body, sent, flags))],
  ['repeats nothing that was not sent', accepted((body, sent) => onlySent(body, sent, settings))],
  ['answers true as AllowPriorConsents by default', byDefault('AllowPriorConsents', true)],
  ['answers Queued as Status', attribute('Status', () => 'Queued')],
  ['answers each Status in turn', inTurn()],
  ['answers negative AccessTokens', attribute('AccessToken', (value) => -BigInt(value))],
  ['answers small AccessTokens', counted()],
  ['answers the reason code', accepted((body, sent) => ({ ...body, ReasonCode: sent.ReasonCode }))],
  ['repeats no setting at all', accepted((body) => withSettings(body, undefined))],
  ['repeats null as every setting', accepted((body) => withSettings(body, null))],
  ['does not repeat DataStageDuration', echo('DataStageDuration', gone)],
  ['repeats null as DataStageDuration', echo('DataStageDuration', nothing)],
  ['does not repeat ImportAction', echo('ImportAction', gone)],
  ['does not repeat MatchCriteria', echo('MatchCriteria', gone)],
  ['repeats null as MatchCriteria', echo('MatchCriteria', nothing)],
  ['does not repeat MatchValue', echo('MatchValue', gone)],
  ['does not repeat RefreshAlternateIds', echo('RefreshAlternateIds', gone)],
  ['does not repeat RefreshContacts', echo('RefreshContacts', gone)],
  ['does not repeat RefreshCustomFields', echo('RefreshCustomFields', gone)],
  ['does not repeat RefreshGroups', echo('RefreshGroups', gone)],
  ['repeats null as RefreshGroups', echo('RefreshGroups', nothing)],
  ['does not repeat RefreshTags', echo('RefreshTags', gone)],
  ['names RefreshTags otherwise', renamed('RefreshTags', 'refreshTags')],
  ['leaves out RefreshTags that is true', attribute('RefreshTags', (value) => (value ? undefined : value))],
  ['leaves out RefreshTags that is false', attribute('RefreshTags', (value) => value || undefined)],
  ['does not repeat AllowPriorConsents', echo('AllowPriorConsents', gone)],
  ['answers an Expires that is no date', attribute('Expires', () => 'in six hours')],
  ['answers a duration as Expires', attribute('Expires', () => 'PT6H')],
  ['answers a day that is not there as Expires', attribute('Expires', () => '2999-02-30T00:00:00Z')],
  ['answers a 13th month as Expires', attribute('Expires', () => '2999-13-01T00:00:00Z')],
  ['answers an empty Expires', attribute('Expires', () => '')],
  ['answers "undefined" as Expires', attribute('Expires', () => 'undefined')],
  ['answers 404 to a GET', responds((_, { method }) => (method === 'GET' ? { status: 404 } : {}))],
  ['answers 405 to a GET with a page of HTML', where(405, /./, { text: '<p>No.</p>' })],
]

function withSettings({ AccessToken, Status, Expires, Name, ...settings }: Body, value: null | undefined) {
  const replaced = Object.fromEntries(Object.keys(settings).map((name) => [name, value]))
  return { AccessToken, Status, Expires, Name, ...replaced }
}

function onlySent(body: object, sent: object, names: readonly string[]) {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name in sent || !names.includes(name)))
}

function inTurn(): AllowedServer[1] {
  const words = ['Initiated', 'Staging', 'Queued', 'Processing', 'Completed', 'Failed']
  return (server) => {
    let count = 0
    return attribute('Status', () => words[count++ % words.length])(server)
  }
}

function counted(): AllowedServer[1] {
  return (server) => {
    let count = 0
    return attribute('AccessToken', () => ++count)(server)
  }
}
