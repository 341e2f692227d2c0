import { createHash } from 'node:crypto'
import { createClient, type Hooks } from '@bulk-import/client'
import { type BulkImport, continueImport } from '@bulk-import/client/provisional'
import { createMockFetch, type MockOptions, startMock } from '@bulk-import/mock'
import { afterEach, describe, expect, it } from 'vitest'

const recordRules = [
  { pointer: '/ProfileId', equals: 2, at: 'staging', message: 'Has no address.' },
  { pointer: '/ProfileId', equals: 3, at: 'execution', message: 'Is locked.' },
] as const satisfies MockOptions['recordRules']

const bytes = (text: string) => new TextEncoder().encode(text)
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** The steps of an import at a mock, over a socket or without one, and what the hook is told. */
async function begin(options: MockOptions & { socket: boolean }, inferred = {}) {
  const { socket, ...own } = options
  const settings = { recordRules, processingRate: 1_000_000, ...own }
  const mock = socket ? await startMock(settings) : createMockFetch(settings)
  if ('close' in mock) closers.push(() => mock.close())
  const told: string[] = []
  const hooks: Hooks = { onContractViolation: ({ issues }) => void told.push(...issues.map(({ message }) => message)) }
  const fetch = typeof mock === 'function' ? { fetch: mock } : {}
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', baseUrl: mock.url, hooks, ...fetch })
  const bulk = continueImport(client, await client.initiate({ Name: 'CRM sync' }), { inferred })
  return { bulk, mock, told }
}

async function finished(bulk: BulkImport): Promise<void> {
  while (!/^(Complete|Failed)/.test((await bulk.retrieveStatus()).Status));
}

describe.each([true, false])('a whole import at the mock (over a socket: %s)', (socket) => {
  it('is carried out: each record is taken once and unchanged, and those that fail come back', async () => {
    const { bulk, mock, told } = await begin({ socket })
    const texts = ['{"ProfileId":9007199254740993,\n "a" : 1e2}', '{"ProfileId":2}']
    expect(await bulk.stage(texts.map(bytes))).toMatchObject({ TotalRecordsReceived: 2, ValidationFailed: 1 })
    expect(await bulk.stage([{ ProfileId: 3 }, { ProfileId: 4 }])).toMatchObject({ TotalRecordsReceived: 4 })
    expect(await bulk.execute()).toMatchObject({ TotalRecordsReceived: 4 })
    await finished(bulk)
    const failed = []
    for await (const { SequenceNumber, Exceptions } of bulk.retrieveExceptions({ limit: 1 }))
      failed.push([SequenceNumber, Exceptions])
    expect(failed).toEqual([
      [2, [{ Message: 'Has no address.' }]],
      [3, [{ Message: 'Is locked.' }]],
    ])
    const sha256 = (data: string | Buffer) => createHash('sha256').update(data)
    const digests = [...texts, '{"ProfileId":3}', '{"ProfileId":4}'].map((text) => sha256(text).digest())
    const recordsSha256 = sha256(Buffer.concat(digests)).digest('hex')
    expect(mock.imports()[0]?.life).toMatchObject({ executions: 1, stageRequests: 2, recordsSha256 })
    expect(told).toEqual([])
  })
})

describe('a service that does otherwise than we inferred', () => {
  it.each<[string, NonNullable<MockOptions['deviate']>, object]>([
    ['another path of Stage [I04]', ['other-stage-path'], { stagePath: '/{clientId}/Import/{accessToken}/Stage' }],
    ['another wrapper [I05]', ['other-wrapper'], { recordsProperty: 'Profiles' }],
    [
      'another path of Status [I09]',
      ['other-status-path'],
      { statusPath: '/{clientId}/Import/{accessToken}/ImportStatus' },
    ],
    [
      'another path of Exceptions [I11]',
      ['other-exceptions-path'],
      { exceptionsPath: '/{clientId}/Import/{accessToken}/Failures' },
    ],
    ['another collection [I12]', ['other-collection'], {}],
    ['another last state [I10]', ['complete'], {}],
  ])('is followed: %s', async (_, deviate, inferred) => {
    const { bulk } = await begin({ socket: false, deviate }, inferred)
    await bulk.stage([{ ProfileId: 2 }, { ProfileId: 4 }])
    await bulk.execute()
    await finished(bulk)
    const failed = []
    for await (const { SequenceNumber } of bulk.retrieveExceptions()) failed.push(SequenceNumber)
    expect(failed).toEqual([1])
  })

  it('is found out by the token of its reports [I01]', async () => {
    const { bulk, told } = await begin({ socket: false, deviate: ['other-token'] })
    await expect(bulk.stage([{}])).rejects.toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown' })
    expect(told).toEqual(['ImportStatusReport.AccessToken must be the token of the import, but is a different one'])
  })

  it('is found out by one record too many on a page [I13]', async () => {
    const { bulk, told } = await begin({ socket: false, deviate: ['one-record-too-many'] })
    await bulk.stage([{ ProfileId: 2 }, { ProfileId: 2 }])
    const failed: unknown[] = []
    const retrieval = (async () => {
      for await (const { SequenceNumber } of bulk.retrieveExceptions({ limit: 1 })) failed.push(SequenceNumber)
    })()
    const issue = 'ExceptionsPage.Count must be 2, the number of records, but is 1'
    await expect(retrieval).rejects.toMatchObject({
      code: 'CONTRACT_VIOLATION',
      message: expect.stringContaining(issue),
    })
    expect(failed).toEqual([1, 2])
    expect(told).toEqual([issue])
  })
})
