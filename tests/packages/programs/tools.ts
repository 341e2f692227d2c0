import { main } from '@bulk-import/cli'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { type BulkRecord, checkStageRequest } from '@bulk-import/contract/provisional'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { type Report, verify } from '@bulk-import/verify'
import * as reports from '@bulk-import/verify/reports'

export const others = [main, document.openapi, reports]

const record: BulkRecord = { ProfileId: 1, Emails: [{ EmailAddress: 'ada@example.com' }], Own: true }
export const issues = checkStageRequest({ UserProfilePreferences: [record] })

export async function report(): Promise<Report> {
  const mock: RunningMock = await startMock({ seed: 1 })
  // @ts-expect-error: were the types lost on the way, this would pass as any
  mock.urll
  return verify({ baseUrl: mock.url, clientId: 'ACME_CORP', authorization: 'Bearer any' })
}
