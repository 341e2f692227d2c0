import contract from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { afterEach, describe, expect, it } from 'vitest'
import type { AddRequest, ContractViolationError, ImportSession } from '../../index.ts'
import { failure, goodToken, initiate } from '../../testing/calls.ts'
import { closeServers, serve } from '../../testing/servers.ts'

afterEach(closeServers)

const base = { AccessToken: 0, Status: 'Initiated', Expires: '2026-11-23T18:00:00Z', Name: 'CRM sync' }

/** A server that sends the good response with these attributes. */
async function serveWith(attributes: Record<string, unknown>) {
  const body = JSON.stringify({ ...base, ...attributes }).replace('"AccessToken":0', `"AccessToken":${goodToken}`)
  const server = await serve((response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body))
  return server.url
}

const requestOf = (sent: object) => ({ Name: 'CRM sync', ...sent }) as AddRequest

async function contradiction(sent: object, attributes: Record<string, unknown>): Promise<ContractViolationError> {
  const error = await failure(await serveWith(attributes), { request: requestOf(sent) })
  expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted', isRetryable: false, attempts: 1 })
  expect((error as ContractViolationError).accessToken).toBe(goodToken)
  return error as ContractViolationError
}

async function sessionOf(sent: object, attributes: Record<string, unknown>): Promise<ImportSession> {
  const { session, error } = await initiate(await serveWith(attributes), { request: requestOf(sent) })
  if (session === undefined) throw error
  return session
}

const match = { MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' }
const none = {}

describe('a response that contradicts the request opens no session, and its token is kept [C19]', () => {
  it.each<[string, string, object, Record<string, unknown>, RegExp]>([
    ['S49', '/ImportAction', none, { ImportAction: 'Delete' }, /remove every profile that it matches, irreversibly/],
    ['S49', '/ImportAction', none, { ImportAction: 'add' }, /not do what was meant/],
    ['S49', '/ImportAction', none, { ImportAction: ['Add'] }, /not do what was meant/],
    ['S53', '/RefreshContacts', none, { RefreshContacts: true }, /remove the contacts that the import leaves out/],
    ['S53', '/RefreshContacts', { RefreshContacts: false }, { RefreshContacts: true }, /remove the contacts/],
    ['S53', '/RefreshContacts', { RefreshContacts: true }, { RefreshContacts: false }, /keep the contacts/],
    ['S52', '/RefreshAlternateIds', none, { RefreshAlternateIds: true }, /remove the alternate ids/],
    ['S54', '/RefreshCustomFields', none, { RefreshCustomFields: true }, /remove the custom fields/],
    ['S55', '/RefreshGroups', none, { RefreshGroups: true }, /remove the groups/],
    ['S56', '/RefreshTags', none, { RefreshTags: 'true' }, /remove the tags/],
    ['S57', '/AllowPriorConsents', { AllowPriorConsents: false }, { AllowPriorConsents: true }, /would add older/],
    ['S57', '/AllowPriorConsents', { AllowPriorConsents: true }, { AllowPriorConsents: false }, /would not add older/],
    ['S48', '/DataStageDuration', { DataStageDuration: 5 }, { DataStageDuration: 3 }, /deleted at another time/],
    ['S11', '/MatchCriteria', none, { MatchCriteria: 'AlternateIdType' }, /other profiles than were meant/],
    ['S11', '/MatchValue', none, { MatchValue: 'CrmId' }, /other profiles than were meant/],
    ['S51', '/MatchValue', match, { ...match, MatchValue: 'ErpId' }, /other profiles than were meant/],
    ['S47', '/Name', none, { Name: 'ERP sync' }, /may belong to another import/],
    ['S47', '/Name', none, { Name: 7 }, /may belong to another import/],
    ['S47', '/Name', none, { Name: { CRM: 'sync' } }, /may belong to another import/],
  ])(
    'opens no session by %s for a response with another %s: sent %j, received %j',
    async (id, pointer, sent, attributes, effect) => {
      const error = await contradiction(sent, attributes)
      const [first] = error.issues
      expect(first?.pointer).toBe(pointer)
      expect(first?.ids).toContain(id)
      expect(first?.message).toMatch(effect)
      expect(error.message).toContain('the 200 response contradicts the request: ')
      expect(error.message).toMatch(effect)
      expect(error.message).toContain('An import was started, and its token is kept.')
    },
  )

  it('lists every contradiction in the error, and no text of the server', async () => {
    const error = await contradiction(none, {
      Name: 'planted',
      ImportAction: 'planted',
      RefreshTags: true,
      MatchValue: 'planted',
    })
    expect(error.issues.map(({ pointer }) => pointer)).toEqual([
      '/Name',
      '/ImportAction',
      '/MatchValue',
      '/RefreshTags',
    ])
    expect(JSON.stringify(error) + error.message).not.toContain('planted')
  })

  it('does not take what is on Object.prototype for a contradiction', async () => {
    Object.assign(Object.prototype, { RefreshTags: true })
    try {
      expect((await sessionOf(none, none)).issues).toEqual([])
    } finally {
      delete (Object.prototype as { RefreshTags?: boolean }).RefreshTags
    }
  })
})

describe('a response that contradicts nothing', () => {
  const settings = ['DataStageDuration', 'ImportAction', 'MatchCriteria', 'MatchValue', 'AllowPriorConsents']
  const flags = ['RefreshAlternateIds', 'RefreshContacts', 'RefreshCustomFields', 'RefreshGroups', 'RefreshTags']
  const nulls = Object.fromEntries([...settings, ...flags].map((name) => [name, null]))

  it.each<[string, object, Record<string, unknown>]>([
    [
      'that repeats what was sent',
      { ...match, RefreshTags: true },
      { ...match, RefreshTags: true, ImportAction: 'Add' },
    ],
    ['that repeats the defaults', none, { DataStageDuration: 3, RefreshTags: false, ImportAction: 'Add' }],
    ['with null in whatever it may leave out, where nothing was sent [C20]', none, nulls],
    ['with null in whatever it may leave out, where something was sent [C20]', { ...match, RefreshTags: true }, nulls],
    ['that says whether prior consents are allowed, where nothing was said [C10]', none, { AllowPriorConsents: true }],
    ['whose name differs in white space and letter case', { Name: ' CRM  Sync' }, { Name: 'crm sync\u00a0' }],
    ['whose name is composed in another way', { Name: 'Gr\u00f6\u00dfe' }, { Name: 'Gro\u0308\u00dfe' }],
  ])('opens a session for a response %s', async (_, sent, attributes) => {
    expect((await sessionOf(sent, attributes)).issues).toEqual([])
  })

  it('opens a session with an issue when a flag or a number stands in quotes', async () => {
    const { issues } = await sessionOf({ DataStageDuration: 5 }, { DataStageDuration: '5', RefreshTags: 'false' })
    expect(issues.map(({ pointer }) => pointer).sort()).toEqual(['/DataStageDuration', '/RefreshTags'])
  })

  it('opens a session with an issue when data is staged for another time than the default and none was sent [S32, S48]', async () => {
    const standard = contract.components.schemas.DataStageDuration.default
    for (const DataStageDuration of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const { issues } = await sessionOf(none, { DataStageDuration })
      expect(issues.map(({ pointer }) => pointer)).toEqual(DataStageDuration === standard ? [] : ['/DataStageDuration'])
    }
  })
})
