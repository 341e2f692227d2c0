import { afterEach, describe, expect, it } from 'vitest'
import { createClient, isBulkImportError, type UsageError } from '../../index.ts'
import { goodResponse } from '../../testing/calls.ts'
import { closeServers, serve } from '../../testing/servers.ts'

afterEach(closeServers)

const serveGood = () => serve((response) => response.setHeader('Content-Type', 'application/json').end(goodResponse))

async function call(method: 'initiate' | 'initiateDeletion', request: unknown) {
  const server = await serveGood()
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer planted', baseUrl: server.url })
  const error: unknown = await client[method](request as never).then(
    () => undefined,
    (cause: unknown) => cause,
  )
  return { error: error as UsageError | undefined, bodies: server.seen.map(({ body }) => JSON.parse(body)) }
}

async function usageErrorOf(method: 'initiate' | 'initiateDeletion', request: unknown): Promise<UsageError> {
  const { error, bodies } = await call(method, request)
  expect(isBulkImportError(error)).toBe(true)
  expect(error).toMatchObject({
    name: 'UsageError',
    code: 'USAGE',
    outcome: 'not-sent',
    attempts: 0,
    isRetryable: false,
  })
  expect(bodies).toEqual([])
  return error as UsageError
}

describe('a request that breaks the contract', () => {
  it('sends no request that breaks the contract, and lists each issue with its place, a sentence and its statement [S30, S33, C14]', async () => {
    const error = await usageErrorOf('initiate', { DataStageDuration: 11, RefreshTag: true })
    expect(error.issues.map(({ pointer, ids }) => [pointer, ...ids])).toEqual([
      ['/Name', 'S30'],
      ['/RefreshTag', 'C14'],
      ['/DataStageDuration', 'S33'],
    ])
    expect(error.message).toContain('InitiateRequest.DataStageDuration must be at most 10, but is 11.')
    expect(error.message).toMatch(/^initiate failed: the request breaks the contract: .* No import was started\.$/)
    expect(error.ids).toEqual(['S30', 'C14', 'S33'])
    expect(error.message).not.toMatch(/\([SC]\d\d/)
  })

  it('lists the first twenty of a thousand issues, and how many more there are', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`Unknown${index}`, 1]))
    const error = await usageErrorOf('initiate', { Name: 'x', ...unknown })
    expect(error.issues).toHaveLength(21)
    expect(error.message).toMatch(/Unknown19 must .* but has 980 more\. No import was started\.$/)
    expect(error.message).not.toContain('Unknown20')
  })

  const circle: Record<string, unknown> = { Name: 'x' }
  circle.self = circle
  it.each<[string, unknown]>([
    ['that is missing', undefined],
    ['that is null', null],
    ['that is a list', [{ Name: 'x' }]],
    ['that is a text', '{"Name":"x"}'],
    ['that is a function', () => ({ Name: 'x' })],
    ['that contains itself', circle],
    ['with a bigint', { Name: 'x', DataStageDuration: 3n }],
    [
      'whose toJSON throws nothing that is an error',
      {
        toJSON() {
          throw null
        },
      },
    ],
    ['too deep to be written', JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    ['with a number that JSON cannot hold', { Name: 'x', DataStageDuration: Number.NaN }],
    ['that makes something else of itself', { Name: 'x', toJSON: () => ({ Name: '' }) }],
    ['whose Name is inherited', Object.create({ Name: 'x' })],
  ])('sends nothing for a request %s', async (_, request) => {
    await usageErrorOf('initiate', request)
    await usageErrorOf('initiateDeletion', request)
  })
})

describe('initiate and initiateDeletion [S25]', () => {
  it.each<[string, unknown]>([
    ['in so many words', { Name: 'x', ImportAction: 'Delete' }],
    ['with a reason', { Name: 'x', ImportAction: 'Delete', ReasonCode: 'r' }],
    ['by a text object', { Name: 'x', ImportAction: new String('Delete') }],
    [
      'by a getter',
      {
        Name: 'x',
        get ImportAction() {
          return 'Delete'
        },
      },
    ],
    ['by toJSON', { Name: 'x', toJSON: () => ({ Name: 'x', ImportAction: 'Delete' }) }],
  ])('initiate refuses a deletion %s', async (_, request) => {
    const error = await usageErrorOf('initiate', request)
    expect(error.message).toBe('initiate failed: the request has ImportAction "Delete". No import was started.')
    expect(error).toMatchObject({ hint: expect.stringContaining('Call initiateDeletion'), ids: ['S25'] })
  })

  it.each(['delete', 'DELETE', 'Delete '])('initiate refuses the action "%s" [S34]', async (ImportAction) => {
    expect((await usageErrorOf('initiate', { Name: 'x', ImportAction })).issues).toMatchObject([{ ids: ['S34'] }])
  })

  it('initiate sends what was checked, even when a getter changes its mind', async () => {
    let reads = 0
    const request = {
      Name: 'x',
      get ImportAction() {
        return reads++ === 0 ? 'Add' : 'Delete'
      },
    }
    expect((await call('initiate', request)).bodies).toEqual([{ Name: 'x', ImportAction: 'Add' }])
  })

  it('initiate sends Add, whether the request says so or not, since the default is not stated [C10]', async () => {
    for (const request of [{ Name: 'x' }, { Name: 'x', ImportAction: 'Add' }, { Name: 'x', ImportAction: undefined }]) {
      expect((await call('initiate', request)).bodies).toEqual([{ Name: 'x', ImportAction: 'Add' }])
    }
  })

  it('initiate refuses an action of null, and puts none in its place [S34]', async () => {
    expect((await usageErrorOf('initiate', { Name: 'x', ImportAction: null })).issues).toMatchObject([
      { pointer: '/ImportAction' },
    ])
  })

  it('initiateDeletion sends Delete, whether the request says so or not [S19]', async () => {
    for (const request of [{ Name: 'x' }, { Name: 'x', ImportAction: 'Delete' }]) {
      expect((await call('initiateDeletion', request)).bodies).toEqual([{ Name: 'x', ImportAction: 'Delete' }])
    }
  })

  it('initiateDeletion carries a reason [S24]', async () => {
    const { bodies } = await call('initiateDeletion', { Name: 'x', ReasonCode: 'asked for' })
    expect(bodies).toEqual([{ Name: 'x', ImportAction: 'Delete', ReasonCode: 'asked for' }])
  })

  it.each(['Add', '', null])('initiateDeletion refuses the action %j', async (ImportAction) => {
    expect((await usageErrorOf('initiateDeletion', { Name: 'x', ImportAction })).message).toContain(
      'a deletion with another ImportAction',
    )
  })
})

it('changes nothing in the request that it is given', async () => {
  const request = Object.freeze({ Name: 'x' })
  await call('initiateDeletion', request)
  expect(request).toEqual({ Name: 'x' })
})
