import type { Body } from '../support/json.ts'
import { all, attribute, responds } from '../support/operations.ts'
import type { WrongServer } from '../support/wrong-server.ts'
import { at, deviates, ignores, knowsNo, overlooks, queried, staged, stagedAttribute } from './steps.ts'

const nothing = { Count: 0, HasMore: false, UserProfilePreferences: [] }
const gone = () => undefined

/** Pages of failed records: servers that break what a page of the vendor says of the later steps. */
export const pages: readonly WrongServer[] = [
  [
    'lists nothing that failed at staging',
    'P21 (I11 I13)',
    at(
      'exceptions',
      staged((body) => ({ ...body, ...nothing })),
    ),
  ],
  ['lists what passed, too', 'P21 (I11 I13)', at('exceptions', staged(withOneMore))],
  ['does not know limit', 'P22 (P23)', at('exceptions', knowsNo('limit'))],
  ['ignores limit', 'P22', at('exceptions', ignoresLimit())],
  ['ignores offset', 'P22 (I13)', at('exceptions', ignores('offset'))],
  [
    'has 100 as the default of limit',
    'P22',
    at(
      'exceptions',
      queried((query) => query.has('limit') || query.set('limit', '100')),
    ),
  ],
  [
    'takes a limit and an offset that are no integers',
    'P22',
    at('exceptions', overlooks(400, /(?:limit|offset) must be an integer/)),
  ],
  ['counts offsets from 0', 'P22 (I13)', deviates('paging-from-0')],
  [
    'never says that there is more',
    'P23',
    at(
      'exceptions',
      attribute('HasMore', () => false),
    ),
  ],
  [
    'always says that there is more',
    'P23',
    at(
      'exceptions',
      staged((body) => ({ ...body, HasMore: true })),
    ),
  ],
  ['answers no Count', 'P23 (C24)', at('exceptions', attribute('Count', gone))],
  ['answers Count as text', 'P23', at('exceptions', attribute('Count', String))],
  ['answers no Count where there is something to count', 'P23 (C24)', at('exceptions', stagedAttribute('Count', gone))],
]

function ignoresLimit(): WrongServer[2] {
  const repeated = responds(({ text }, { url }) => {
    const limit = new URL(url).searchParams.get('limit')
    return limit === null ? {} : { text: text.replace('"Limit":1000', `"Limit":${limit}`) }
  })
  return all(repeated, ignores('limit'))
}

function withOneMore(body: Body) {
  if (body.Limit !== 1000) return body
  const records = body.UserProfilePreferences as object[]
  return { ...body, Count: records.length + 1, UserProfilePreferences: [...records, { SequenceNumber: 6 }] }
}
