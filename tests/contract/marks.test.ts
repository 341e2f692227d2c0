import { statements } from '@bulk-import/contract'
import { expect, it } from 'vitest'
import { contract } from '../support/contract.ts'

/**
 * For each statement and decision the elements that carry its mark, and in brackets the keywords there that rest on it. Written from
 * spec/statements.yaml: a mark that moves changes what an error response cites, and what a report blames.
 */
const marks: Record<string, string> = {
  S01: 'initiate',
  S02: 'initiate AccessToken(required) InitiateResponse Initiated',
  S03: 'AccessToken',
  S04: 'AccessToken',
  S05: 'AccessToken Expires',
  S06: 'AccessToken',
  S07: 'MatchCriteria',
  S08: 'MatchCriteria',
  S09: 'MatchCriteria(enum)',
  S10: 'MatchValue InitiateRequest(dependentRequired/MatchCriteria)',
  S11: 'MatchCriteria',
  S12: 'MatchCriteria',
  S13: 'initiate',
  S14: 'RefreshContacts',
  S15: 'RefreshContacts',
  S16: 'RefreshContacts',
  S17: 'RefreshContacts',
  S18: 'MatchCriteria',
  S19: 'ImportAction',
  S20: 'ImportAction Forbidden',
  S21: 'ImportAction',
  S22: 'ImportAction',
  S23: 'ImportAction',
  S24: 'ReasonCode(type)',
  S25: 'ImportAction',
  S26: 'PnAuthInfo3 OAuth2AccessToken',
  S27: 'initiate.requestBody.content',
  S28: 'clientId clientId.schema(type)',
  S29: 'clientId NotFound',
  S30: 'initiate.requestBody ImportName(required,type) InitiateRequest(type)',
  S31: 'DataStageDuration(type)',
  S32: 'DataStageDuration(default)',
  S33: 'DataStageDuration(minimum,maximum)',
  S34: 'ImportAction(type,enum)',
  S35: 'MatchCriteria(type,enum)',
  S36: 'MatchValue(type)',
  S37: 'RefreshAlternateIds(type,default)',
  S38: 'RefreshContacts(type,default)',
  S39: 'RefreshCustomFields(type,default)',
  S40: 'RefreshGroups(type,default)',
  S41: 'RefreshTags(type,default)',
  S42: 'AllowPriorConsents(type)',
  S43: 'initiate InitiateResponse(type) Initiated',
  S44: 'AccessToken(type)',
  S45: 'ImportStatus(type,enum)',
  S46: 'Expires(type)',
  S47: 'InitiateResponse.Name',
  S48: 'InitiateResponse.DataStageDuration(type,minimum,maximum)',
  S49: 'InitiateResponse.ImportAction(anyOf)',
  S50: 'InitiateResponse.MatchCriteria(anyOf)',
  S51: 'InitiateResponse.MatchValue(type)',
  S52: 'InitiateResponse.RefreshAlternateIds(type)',
  S53: 'InitiateResponse.RefreshContacts(type)',
  S54: 'InitiateResponse.RefreshCustomFields(type)',
  S55: 'InitiateResponse.RefreshGroups(type)',
  S56: 'InitiateResponse.RefreshTags(type)',
  S57: 'InitiateResponse.AllowPriorConsents(type)',
  S58: 'BadRequest',
  S59: 'Unauthorized',
  S60: 'Forbidden',
  S61: 'NotFound',
  S62: 'ServiceUnavailable',
  S63: 'initiate',
  S64: 'ErrorResponse(type) BadRequest Unauthorized Forbidden NotFound ServiceUnavailable',
  S65: 'MatchCriteria',
  S66: 'ImportAction',
  S67: 'MatchCriteria',
  C01: 'Expires',
  C02: 'MatchValue InitiateRequest(dependentRequired/MatchValue)',
  C03: 'initiate RefreshCustomFields RefreshTags',
  C04: 'initiate RefreshContacts',
  C05: 'MatchCriteria',
  C06: 'ReasonCode(minLength,maxLength) InitiateRequest(dependentSchemas/ReasonCode) InitiateRequest.dependentSchemas.ReasonCode.ImportAction',
  C07: 'initiate.requestBody.content',
  C08: 'servers.0 servers.1 initiate',
  C09: 'DataStageDuration(type) InitiateResponse.DataStageDuration(type)',
  C10: 'initiate ImportAction AllowPriorConsents',
  C11: 'AccessToken(format)',
  C12: 'ErrorResponse ErrorResponse.Message BadRequest Unauthorized Unauthorized.headers.WWW-Authenticate.schema Forbidden NotFound ServiceUnavailable',
  C13: 'AccessToken(required) ImportStatus(required) Expires(required) InitiateResponse Initiated',
  C14: 'InitiateRequest(additionalProperties)',
  C15: 'ImportName(minLength,maxLength,pattern)',
  C16: 'ImportAction Forbidden',
  C17: 'initiate.requestBody',
  C18: 'initiate RefreshAlternateIds RefreshContacts RefreshCustomFields RefreshGroups RefreshTags',
  C19: 'InitiateResponse',
  C20: 'InitiateResponse InitiateResponse.DataStageDuration(type) InitiateResponse.ImportAction(anyOf) InitiateResponse.MatchCriteria(anyOf) InitiateResponse.MatchValue(type) InitiateResponse.RefreshAlternateIds(type) InitiateResponse.RefreshContacts(type) InitiateResponse.RefreshCustomFields(type) InitiateResponse.RefreshGroups(type) InitiateResponse.RefreshTags(type) InitiateResponse.AllowPriorConsents(type)',
  C21: 'clientId.schema(minLength) MatchValue(minLength)',
  C22: 'Initiated.content BadRequest.content Unauthorized.content Forbidden.content NotFound.content ServiceUnavailable.content',
  C23: 'Expires',
}

const short: [RegExp, string][] = [
  [/^paths\.\/\{clientId\}\/Import\.post/, 'initiate'],
  [/^initiate\.parameters\.0/, 'clientId'],
  [/^components\.\w+\./, ''],
  [/\.properties\./g, '.'],
  [/\.application\/json$/, ''],
]

type Marked = [id: string, element: string, keyword: string]

/** Every mark of the document: the id, the element, and the keyword when it is one of x-constraints. */
function marksIn(node: unknown, path: string[] = []): Marked[] {
  if (typeof node !== 'object' || node === null) return []
  const element = short.reduce((name, [pattern, word]) => name.replace(pattern, word), path.join('.'))
  return Object.entries(node).flatMap(([key, value]): Marked[] => {
    if (key === 'x-source' || key === 'x-decision') return (value as string[]).map((id) => [id, element, ''])
    return key === 'x-constraints' ? constraintsIn(value, element) : marksIn(value, [...path, key])
  })
}

function constraintsIn(constraints: { keyword: string; ids: string[] }[], element: string): Marked[] {
  return constraints.flatMap(({ keyword, ids }) => ids.map((id): Marked => [id, element, keyword]))
}

function expressed(): Record<string, string> {
  const all = marksIn(contract)
  const elementsOf = (id: string) => Object.entries(Object.groupBy(withId(all, id), ([, element]) => element))
  const words = ([element, list = []]: [string, Marked[] | undefined]) => {
    const keywords = list.flatMap(([, , keyword]) => keyword || [])
    return keywords.length > 0 ? `${element}(${keywords})` : element
  }
  const ids = [...new Set(all.map(([id]) => id))]
  return Object.fromEntries(ids.map((id) => [id, elementsOf(id).map(words).join(' ')]))
}

const withId = (all: readonly Marked[], wanted: string) => all.filter(([id]) => id === wanted)

it('each statement and decision is marked on the elements that express it, and on no others', () => {
  expect(expressed()).toEqual(marks)
  expect(Object.keys(marks)).toEqual(expect.arrayContaining(Object.keys(statements)))
})
