import { createClient, type Hooks } from '@bulk-import/client'
import { continueImport } from '@bulk-import/client/provisional'
import { createMockFetch, startMock } from '@bulk-import/mock'
import { expect, it } from 'vitest'

const records = [
  { ProfileId: 1, Emails: [{ EmailAddress: 'ada@example.com' }] },
  { ProfileId: 2, Emails: [{ EmailAddress: 'wrong' }] },
  { ProfileId: 3 },
]
const rules = [
  { pointer: '/Emails/0/EmailAddress', equals: 'wrong', at: 'staging', message: 'Is no address.' },
] as const

it('x', async () => {
  const mock = await startMock({ seed: 1, recordRules: rules as never, processingRate: 1_000_000 })
  const told: unknown[] = []
  const hooks: Hooks = { onContractViolation: (event) => void told.push(event) }
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', baseUrl: mock.url, hooks })
  const session = await client.initiate({ Name: 'CRM sync' })
  const bulk = continueImport(client, session)
  console.log(await bulk.stage(records))
  console.log(await bulk.stage([new TextEncoder().encode('{"ProfileId":9007199254740993}')]))
  console.log(await bulk.execute())
  console.log((await bulk.retrieveStatus()).Status)
  for await (const failed of bulk.retrieveExceptions()) console.log(failed)
  for await (const failed of bulk.retrieveExceptions({ raw: true })) console.log(failed)
  console.log(JSON.stringify(told), mock.imports()[0])
  await mock.close()
})
