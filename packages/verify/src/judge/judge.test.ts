import { cases } from '@bulk-import/contract/cases'
import { expect, it } from 'vitest'
import { settle } from '../resolve-options.ts'
import { sendingOf } from '../send/request.ts'
import { judge } from './judge.ts'

it('an answer that no judge can bear breaks the case, and does not end the run', () => {
  const [one] = cases
  if (one === undefined) throw new Error('There is no case.')
  const settings = settle({ baseUrl: 'https://api.example.org', clientId: 'ACME', authorization: 'Bearer x' })
  const unbearable = {
    get(): never {
      throw new RangeError('too deep')
    },
  } as unknown as Headers
  const answer = { status: 200, headers: unbearable, text: '{}' }
  const { findings } = judge(one, sendingOf(one, settings), answer, { now: () => 0, tokens: new Map() })
  expect(findings).toMatchObject([{ ids: one.ids, severity: 'error', came: expect.stringContaining('RangeError') }])
})
