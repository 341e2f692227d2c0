import { expect, it } from 'vitest'
import { settingsOf } from '../verify.ts'
import { judge } from './judge.ts'

it('a response on which judging fails violates the case, and does not end the run', () => {
  const { contract } = settingsOf({ baseUrl: 'https://api.example.org', clientId: 'ACME', authorization: 'Bearer x' })
  const [one] = contract.cases
  if (one === undefined) throw new Error('There is no case.')
  const unbearable = {
    get(): never {
      throw new RangeError('too deep')
    },
  } as unknown as Headers
  const response = { status: 200, headers: unbearable, text: '{}' }
  const { violations } = judge(contract, one, response, {
    caseId: one.id,
    state: { now: () => 0, seen: new Map() },
    parameters: {},
    before: new Map(),
    sent: {},
    query: {},
  })
  expect(violations).toMatchObject([{ ids: one.ids, severity: 'error', actual: expect.stringContaining('RangeError') }])
})
