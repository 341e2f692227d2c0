import { type Body, isBody } from '../support/json.ts'
import { reads, refuses, takes, takesAs } from '../support/operations.ts'
import type { WrongServer } from '../support/wrong-server.ts'

const clamp = (minimum: number, maximum: number) => (value: number) =>
  typeof value === 'number' && value >= minimum && value <= maximum ? Math.min(10, Math.max(0, value)) : value
const number = (value: unknown) => (typeof value === 'string' && value !== '' ? Number(value) : value)
const boolean = (value: unknown) => (['true', 1].includes(value as never) ? true : value)
const truthy = (value: unknown) => Boolean(value)
const text = (value: unknown) => (typeof value === 'number' ? String(value) : value)
const word = (right: string, like: RegExp) => (value: unknown) =>
  typeof value === 'string' && like.test(value) ? right : value
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)
const instead = (wrong: unknown, right: unknown) => (value: unknown) => (value === wrong ? right : value)
const anyObject = (right: unknown) => (value: unknown) => (isBody(value) ? right : value)
const withoutReason = ({ ReasonCode: _, ...body }: Body) => body
const matched = (body: Body) => (body.MatchCriteria ? { MatchValue: 'CrmId', ...body } : body)
const anyList = (right: unknown) => (value: unknown) => (Array.isArray(value) ? right : value)
const anyNumber = (right: unknown) => (value: unknown) => (typeof value === 'number' ? right : value)
const first = (none: unknown) => (value: unknown) => (Array.isArray(value) ? (value[0] ?? none) : value)
const inAnyLetters = (right: string) => word(right, new RegExp(`^${right}$`, 'i'))

/** What a request may be: bounds, types, words, what belongs together, and what is JSON at all. */
export const requests: readonly WrongServer[] = [
  ['does not want a Name', 'S30', takes((body) => ({ Name: 'x', ...body }))],
  ['takes null as Name', 'S30', takesAs('Name', (value) => value ?? 'x')],
  ['takes a number as Name', 'S30', takesAs('Name', text)],
  ['takes true as Name', 'S30', takesAs('Name', instead(true, 'x'))],
  ['takes a list of one as Name', 'S30', takesAs('Name', first(''))],
  ['takes an object as Name', 'S30', takesAs('Name', (value) => (typeof value === 'object' ? 'x' : value))],
  ['takes false as Name', 'S30', takesAs('Name', instead(false, 'x'))],
  ['takes true as a request', 'S30', reads((body) => (body === 'true' ? '{"Name":"x"}' : body))],
  ['takes a number as a request', 'S30', reads((body) => body.replace(/^\d+$/, '{"Name":"$&"}'))],
  ['takes a list of one request', 'S30', reads((body) => body.replace(/^\[(\{.*\})\]$/, '$1'))],
  ['takes an empty list as a request', 'S30', reads((body) => (body === '[]' ? '{"Name":"x"}' : body))],
  ['takes null as a request', 'S30', reads((body) => (body === 'null' ? '{"Name":"x"}' : body))],
  ['takes a text as a request', 'S30', reads((body) => body.replace(/^"(.*)"$/, '{"Name":"$1"}'))],
  ['takes 11 days', 'S33', takesAs('DataStageDuration', clamp(0, 11))],
  ['takes -1 day', 'S33', takesAs('DataStageDuration', clamp(-1, 10))],
  ['takes any number of days', 'S33', takesAs('DataStageDuration', clamp(-Infinity, Infinity))],
  ['takes as many days as a 32-bit number holds', 'S33', takesAs('DataStageDuration', clamp(-(2 ** 31), 2 ** 31))],
  ['reads a number beyond 64 bits as 0 days', 'S33', takesAs('DataStageDuration', instead(2n ** 64n, 0))],
  ['refuses 10 days', 'S33 (S02)', refuses(({ DataStageDuration }) => Number(DataStageDuration) > 9)],
  ['refuses 0 days', 'S33 (S02)', refuses(({ DataStageDuration }) => DataStageDuration === 0)],
  ['refuses 5 days', 'S31 (S02)', refuses(({ DataStageDuration }) => DataStageDuration === 5)],
  ['takes days as text', 'S31', takesAs('DataStageDuration', number)],
  ['takes an empty text as no days', 'S31', takesAs('DataStageDuration', instead('', 0))],
  ['takes true as one day', 'S31', takesAs('DataStageDuration', instead(true, 1))],
  ['takes false as no days', 'S31', takesAs('DataStageDuration', instead(false, 0))],
  ['takes a list of days', 'S31', takesAs('DataStageDuration', anyList(3))],
  ['takes an object as days', 'S31', takesAs('DataStageDuration', anyObject(3))],
  ['takes a word as days', 'S31', takesAs('DataStageDuration', (value) => (typeof value === 'string' ? 3 : value))],
  ['takes add for Add', 'S34', takesAs('ImportAction', inAnyLetters('Add'))],
  ['takes delete for Delete', 'S34', takesAs('ImportAction', inAnyLetters('Delete'))],
  ['trims ImportAction', 'S34', takesAs('ImportAction', trimmed)],
  ['takes an empty ImportAction', 'S34', takesAs('ImportAction', instead('', 'Add'))],
  ['takes any ImportAction', 'S34', takesAs('ImportAction', word('Add', /^(?!(Add|Delete)$)/))],
  ['takes ImportAction by its beginning', 'S34', takesAs('ImportAction', word('Add', /^Ad/))],
  ['takes a list with one ImportAction', 'S34', takesAs('ImportAction', anyList('Add'))],
  ['takes false as ImportAction', 'S34', takesAs('ImportAction', instead(false, undefined))],
  ['takes an object as ImportAction', 'S34', takesAs('ImportAction', anyObject('Add'))],
  ['takes a number as ImportAction', 'S34', takesAs('ImportAction', anyNumber('Add'))],
  ['does not know Delete', 'S34 (S02 S20 S60)', refuses(({ ImportAction }) => ImportAction === 'Delete')],
  ['does not know Add', 'S34 (S02)', refuses(({ ImportAction }) => ImportAction === 'Add')],
  ['takes MatchCriteria in any letters', 'S35', takesAs('MatchCriteria', inAnyLetters('AlternateIdType'))],
  ['takes any MatchCriteria', 'S09', takesAs('MatchCriteria', word('AlternateIdType', /^/))],
  ['takes an empty MatchCriteria', 'S35', takesAs('MatchCriteria', instead('', 'AlternateIdType'))],
  ['trims MatchCriteria', 'S35', takesAs('MatchCriteria', trimmed)],
  ['takes a list with one MatchCriteria', 'S35', takesAs('MatchCriteria', anyList('AlternateIdType'))],
  ['takes an object as MatchCriteria', 'S35', takesAs('MatchCriteria', anyObject('AlternateIdType'))],
  ['takes false as MatchCriteria', 'S35', takesAs('MatchCriteria', instead(false, 'AlternateIdType'))],
  ['takes a number as MatchCriteria', 'S35', takesAs('MatchCriteria', anyNumber('AlternateIdType'))],
  ['does not know MatchCriteria', 'S35 (S02 S36)', refuses(({ MatchCriteria }) => MatchCriteria)],
  ['takes MatchCriteria without MatchValue', 'S10', takes(matched)],
  ['keeps no rule between properties', 'S10 (C06)', takes((body) => withoutReason(matched(body)))],
  ['takes an object as MatchValue', 'S36', takesAs('MatchValue', anyObject('CrmId'))],
  ['takes false as MatchValue', 'S36', takesAs('MatchValue', instead(false, 'CrmId'))],
  ['takes a number as MatchValue', 'S36', takesAs('MatchValue', text)],
  ['takes true as MatchValue', 'S36', takesAs('MatchValue', instead(true, 'CrmId'))],
  ['takes a list as MatchValue', 'S36', takesAs('MatchValue', anyList('CrmId'))],
  ['takes the text "true" as RefreshAlternateIds', 'S37', takesAs('RefreshAlternateIds', boolean)],
  ['takes anything as RefreshAlternateIds', 'S37', takesAs('RefreshAlternateIds', truthy)],
  ['does not know RefreshAlternateIds', 'S37 (S02)', refuses((body) => 'RefreshAlternateIds' in body)],
  ['takes the text "true" as RefreshContacts', 'S38', takesAs('RefreshContacts', boolean)],
  ['takes anything as RefreshContacts', 'S38', takesAs('RefreshContacts', truthy)],
  ['does not know RefreshContacts', 'S38 (S02)', refuses((body) => 'RefreshContacts' in body)],
  ['takes the text "true" as RefreshCustomFields', 'S39', takesAs('RefreshCustomFields', boolean)],
  ['takes anything as RefreshCustomFields', 'S39', takesAs('RefreshCustomFields', truthy)],
  ['does not know RefreshCustomFields', 'S39 (S02)', refuses((body) => 'RefreshCustomFields' in body)],
  ['takes the text "true" as RefreshGroups', 'S40', takesAs('RefreshGroups', boolean)],
  ['takes anything as RefreshGroups', 'S40', takesAs('RefreshGroups', truthy)],
  ['does not know RefreshGroups', 'S40 (S02)', refuses((body) => 'RefreshGroups' in body)],
  ['takes the text "true" as RefreshTags', 'S41', takesAs('RefreshTags', boolean)],
  ['takes anything as RefreshTags', 'S41', takesAs('RefreshTags', truthy)],
  ['refuses RefreshTags that is true', 'S41 (S02)', refuses(({ RefreshTags }) => RefreshTags === true)],
  ['takes the text "true" as AllowPriorConsents', 'S42', takesAs('AllowPriorConsents', boolean)],
  ['takes anything as AllowPriorConsents', 'S42', takesAs('AllowPriorConsents', truthy)],
  ['refuses AllowPriorConsents that is false', 'S42 (S02)', refuses((body) => body.AllowPriorConsents === false)],
  ['takes an empty body', 'S58', reads((body) => body || '{"Name":"x"}')],
  ['takes a body of white space', 'S58', reads((body) => (body.trim() === '' ? '{"Name":"x"}' : body))],
  ['takes a body without its last brace', 'S58', reads((body) => (/^\{.*[^}]$/.test(body) ? `${body}}` : body))],
  ['takes the first of two documents', 'S58', reads((body) => body.replace(/^(\{[^}]*\}).+$/s, '$1'))],
  ['takes a body that is cut off', 'S58', reads((body) => (/^\{"[^"]*":"[^"]*$/.test(body) ? `${body}"}` : body))],
  ['takes a form', 'S58', reads((body) => body.replace(/^Name=([^&]*).*$/, '{"Name":"$1"}'))],
  ['takes XML', 'S58', reads((body) => (body.startsWith('<') ? '{"Name":"x"}' : body))],
  ['takes plain text', 'S58', reads((body) => (/^\w+( \w+)+$/.test(body) ? '{"Name":"x"}' : body))],
  ['cannot read white space between', 'S02', refuses((_, { body }) => body.includes(9))],
  ['cannot read escapes', 'S02', refuses((_, { body }) => new TextDecoder().decode(body).includes('\\u'))],
  ['wants Name to be the first property', 'S02', refuses((body) => Object.keys(body).indexOf('Name') > 0)],
]
