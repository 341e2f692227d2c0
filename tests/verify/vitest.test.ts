import { type RunningMock, startMock } from '@bulk-import/mock'
import type { Report } from '@bulk-import/verify'
import { describeContract } from '@bulk-import/verify/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secret } from './support/servers.ts'

// The way in which the owner of a server puts the contract into a suite of their own.
describe('a server that starts with the suite', () => {
  let mock: RunningMock
  let report: Report | undefined
  beforeAll(async () => {
    mock = await startMock()
  })
  afterAll(async () => {
    await mock.close()
    expect(report).toMatchObject({ outcome: 'pass', counts: { fail: 0 } })
    expect(report?.counts.pass).toBeGreaterThan(5)
  })

  describeContract(
    {
      baseUrl: () => mock.url,
      clientId: 'ACME_CORP',
      authorization: secret,
      allowDeletions: true,
      only: ['S10', 'S33'],
    },
    {
      title: 'keeps of the contract that',
      onReport: (one) => {
        report = one
      },
    },
  )
})

describe('describeContract', () => {
  it('refuses options that cannot be used while tests are collected', () => {
    const options = { baseUrl: 'http://127.0.0.1', clientId: '', authorization: secret }
    expect(() => describeContract(options)).toThrow(/clientId/)
  })
})
