import contract from '@bulk-import/contract/openapi.json' with { type: 'json' }
import type { Body } from '../support/json.ts'
import { asks, header, hears, mistakes, on, reads, refuses, takes, takesAs, textOf } from '../support/operations.ts'
import type { WrongServer } from '../support/wrong-server.ts'
import { decidedAcceptances } from './responses.ts'

const cut = (value: unknown) => (typeof value === 'string' ? [...value].slice(0, 100).join('') : value)
const rounded = (value: unknown) =>
  Number(value) > 0 && Number(value) < 10 && typeof value === 'number' ? Math.round(value) : value
const isMatched = (body: Body, name: string) => name !== 'MatchValue' || 'MatchCriteria' in body
const isReasoned = (body: Body, name: string) => name !== 'ReasonCode' || body.ImportAction === 'Delete'
const belongs = (body: Body, name: string) => isMatched(body, name) && isReasoned(body, name)
const notBlank = (value: unknown) => (/^\s+$/.test(String(value)) ? 'x' : value)
const withoutNull = (body: Body) => only(body, (name) => name === 'Name' || body[name] !== null)
const entriesOf = (body: object, change: (name: string) => string) =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [change(name), value]))
const names = Object.keys(contract.components.schemas.InitiateRequest.properties)
const inAnyLetters = (name: string) => names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name
const withoutTypingError = (name: string) =>
  names.find((one) => one.replace(/s$/, '') === name.replace(/s$/, '')) ?? name
const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
const type = (headers: Headers) => headers.get('content-type') ?? ''

/** Servers at odds with a decision of the contract and with nothing that the source says: looser, or otherwise. */
export const decisions: readonly WrongServer[] = [
  ...decidedAcceptances,
  ['ignores properties that it does not know', 'C14', takes((body) => only(body, (name) => names.includes(name)))],
  ['reads names in any first letter', 'C14', takes((body) => entriesOf(body, capitalized))],
  ['reads names in any letters', 'C14', takes((body) => entriesOf(body, inAnyLetters))],
  ['forgives an s too many or too few', 'C14', takes((body) => entriesOf(body, withoutTypingError))],
  ['takes null for what is left out', 'S31 S34 S37 S38 S39 S40 S41 S42 (C06)', takes(withoutNull)],
  ['takes null as MatchCriteria', 'S35', takesAs('MatchCriteria', (value) => value ?? 'AlternateIdType')],
  ['takes null as MatchValue', 'S36', takesAs('MatchValue', (value) => value ?? 'CrmId')],
  ['ignores what belongs to nothing', 'C02 C06', takes((body) => only(body, (name) => belongs(body, name)))],
  ['takes a Name of 101 characters', 'C15', takesAs('Name', cut)],
  ['takes an empty Name', 'C15', takesAs('Name', (value) => (value === '' ? 'x' : value))],
  ['takes a Name of white space', 'C15', takesAs('Name', notBlank)],
  ['counts characters beyond 16 bits twice', 'C15', refuses(({ Name }) => String(Name).length > 100)],
  ['wants a Name of two letters', 'C15', refuses(({ Name }) => typeof Name === 'string' && [...Name].length < 2)],
  ['takes an empty MatchValue', 'C21', takesAs('MatchValue', (value) => (value === '' ? 'CrmId' : value))],
  ['wants a MatchValue of two letters', 'C21', refuses((body) => /^.$/u.test(String(body.MatchValue)))],
  ['takes MatchValue without MatchCriteria', 'C02', takes((body) => only(body, (name) => isMatched(body, name)))],
  ['does not know ReasonCode', 'C06', refuses((body) => 'ReasonCode' in body)],
  ['ignores ReasonCode', 'C06', takes((body) => only(body, (name) => name !== 'ReasonCode'))],
  ['takes a ReasonCode of 257 characters', 'C06', takesAs('ReasonCode', cut)],
  ['takes an empty ReasonCode', 'C06', takesAs('ReasonCode', (value) => (value === '' ? 'x' : value))],
  ['takes a ReasonCode without Delete', 'C06', takes((body) => only(body, (name) => isReasoned(body, name)))],
  ['takes half a day', 'C09', takesAs('DataStageDuration', rounded)],
  ['refuses 5.0 days', 'C09', refuses((_, { body }) => /:5\.0[,}]/.test(new TextDecoder().decode(body)))],
  ['takes any media type', 'C07', hears('Content-Type', 'application/json')],
  ['answers 415 to another media type', 'C07', on(400, ({ text }) => (/C07/.test(text) ? { status: 415 } : {}))],
  ['refuses a charset', 'C07', refuses((_, { headers }) => /charset/.test(type(headers)))],
  ['reads the media type letter by letter', 'C07', refuses((_, { headers }) => /^[^;]*[A-Z]/.test(type(headers)))],
  ['takes a trailing comma', 'C07', reads((text) => text.replace(/,\s*\}$/, '}'))],
  ['takes a comment', 'C07', reads((text) => text.replaceAll(/\/\*.*?\*\//g, ''))],
  ['takes single quotes', 'C07', reads((text) => text.replaceAll(/'([^'"]*)'/g, '"$1"'))],
  ['takes a name without quotes', 'C07', reads((text) => text.replace(/^\{Name:/, '{"Name":'))],
  ['takes a bare line feed in a text', 'C07', reads((text) => text.replaceAll(/([^,{])\n([^}])/g, '$1 $2'))],
  ['takes what is not UTF-8', 'C07', asks((asked) => ({ body: new TextEncoder().encode(textOf(asked)) }))],
  ['answers 500 to a byte order mark', 'C07', refuses((_, { body }) => body[0] === 0xef, 500)],
  ['answers a number as Message', 'C12', on(400, () => ({ text: '{"Message":400}' }))],
  ['answers a list as Message', 'C12', on(400, () => ({ text: '{"Message":["No."]}' }))],
  ['answers true as Message', 'C12', on(401, () => ({ text: '{"Message":true}' }))],
  ['answers an object as Message', 'C12', on(404, () => ({ text: '{"Message":{"text":"No."}}' }))],
  ['labels its errorResponses as problem details', 'C22', header(400, 'Content-Type', 'application/problem+json')],
  ['labels its errorResponses as text', 'C22', header(403, 'Content-Type', 'text/plain')],
  ['lets anyone delete', 'C16', mistakes('NO_DELETE_PERMISSION', 'ACME_CORP')],
  ['wants a Content-Type', 'C17', refuses((_, { headers }) => !headers.has('content-type'))],
  ['wants a Content-Type, by 415', 'C17', refuses((_, { headers }) => !headers.has('content-type'), 415)],
]

function only(body: object, test: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(body).filter(([name]) => test(name)))
}
