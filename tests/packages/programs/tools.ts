import { main } from '@bulk-import/cli'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { type RunningMock, startMock } from '@bulk-import/mock'
import { type Report, verify } from '@bulk-import/verify'
import * as reports from '@bulk-import/verify/reports'

export const others = [main, document.openapi, reports]

export async function report(): Promise<Report> {
  const mock: RunningMock = await startMock({ seed: 1 })
  // @ts-expect-error: were the types lost on the way, this would pass as any
  mock.urll
  return verify({ baseUrl: mock.url, clientId: 'ACME_CORP', authorization: 'Bearer any' })
}
