import { type Body, parseBody } from '../support/json.ts'
import { accepted, all, attribute, on, responds, type ServerResponse, takes, where } from '../support/operations.ts'
import { recordCount } from '../support/run.ts'
import type { WrongServer } from '../support/wrong-server.ts'
import { at, deviates, queried, reporting, sent, staged } from './steps.ts'

const wrapped = (body: Body) => ({ Result: body })

/** Repeats the offset that was sent. */
const toldOffset = responds(({ text }, { url }) => {
  const offset = new URL(url).searchParams.get('offset')
  return offset === null ? {} : { text: text.replace(/"Offset":\d+/, `"Offset":${offset}`) }
})

/**
 * Servers that are not as we infer, each in one thing. L08 stands here, too: of Execute a run sees only whether something is at its path.
 */
export const inferences: readonly WrongServer[] = [
  ['answers another token than that of the import', 'I01', deviates('other-token')],
  ['answers the token as text', 'I01', at(reporting, attribute('AccessToken', String))],
  ['answers 422 to what is no stage request', 'I02', at('stage', where(400, /StageRequest must/, { status: 422 }))],
  [
    'answers 500 to a body that is not JSON',
    'I02',
    at(
      'stage',
      on(400, ({ text }, { body }) =>
        (body.length === 0 || /JSON/.test(text)) && body[0] !== 0xef ? { status: 500 } : {},
      ),
    ),
  ],
  [
    'answers a number as Message',
    'I02',
    at(
      sent,
      on(400, () => ({ text: '{"Message":400}' })),
    ),
  ],
  ['has Stage elsewhere', 'I04', deviates('other-stage-path')],
  [
    'answers Stage without a body',
    'I04',
    at(
      'stage',
      on(200, () => ({ text: '' })),
    ),
  ],
  ['wraps its reports', 'I04 I09 (I01)', at(reporting, accepted(wrapped))],
  ['takes its records as Profiles', 'I05', deviates('other-wrapper')],
  ['ignores the collection', 'I06', at('stage', takes(withoutRecords))],
  ['does not count the last request', 'I06', deviates('lagging-counters')],
  ['counts the first request late', 'I06', at('stage', accepted(late))],
  ['takes every other record', 'I06', deviates('partly-taken-chunk')],
  [
    'has a status that lags',
    'I06',
    at(
      'status',
      staged((body) => ({ ...body, ValidationSuccessful: 0 })),
    ),
  ],
  [
    'validates later than it receives',
    'I06',
    at(
      'stage',
      staged((body) => ({ ...body, ValidationSuccessful: 1, ValidationFailed: 0 })),
    ),
  ],
  ['has the status elsewhere', 'I09', deviates('other-status-path')],
  ['counts a record before any was staged', 'I09', at('status', accepted(oneTooMany))],
  ['answers 404 while nothing has failed', 'I11', at('exceptions', on(200, missing))],
  ['has the exceptions elsewhere', 'I11', deviates('other-exceptions-path')],
  [
    'answers a bare list of what failed',
    'I11',
    at(
      'exceptions',
      accepted(({ UserProfilePreferences: list }) => list),
    ),
  ],
  ['names the collection of what failed otherwise', 'I12', deviates('other-collection')],
  ['lists one record more than it says', 'I12', deviates('one-record-too-many')],
  [
    'counts all records, not those of the page',
    'I12',
    at(
      'exceptions',
      staged((body) => ({ ...body, Count: 3 })),
    ),
  ],
  ['counts pages by offset', 'I13', at('exceptions', countsPages())],
  ['begins a page with the last record of the one before', 'I13', at('exceptions', repeatsLast())],
  [
    'executes what has no number',
    'L08',
    at(
      'execute',
      on(400, () => ({ status: 200 })),
    ),
  ],
]

function missing({ text }: ServerResponse) {
  return parseBody(text)?.Count === 0 ? { status: 404, text: '{}' } : {}
}

function withoutRecords(body: Body) {
  const { UserProfilePreferences: records, ...others } = body
  const isRight = Array.isArray(records) && Object.keys(others).length === 0
  return isRight ? { UserProfilePreferences: [] } : body
}

function oneTooMany(body: Body) {
  const { TotalRecordsReceived: received } = body
  return received === 0 ? { ...body, TotalRecordsReceived: 1, ValidationSuccessful: 1 } : body
}

function late(body: Body) {
  const none = { TotalRecordsReceived: 0, ValidationSuccessful: 0, ValidationFailed: 0 }
  return body.TotalRecordsReceived === recordCount ? { ...body, ...none } : body
}

function countsPages(): WrongServer[2] {
  const paged = queried((query) => {
    const limit = Number(query.get('limit') ?? 1000)
    const page = Number(query.get('offset') ?? 1)
    if (Number.isInteger(page) && page > 1) query.set('offset', String((page - 1) * limit + 1))
  })
  return all(toldOffset, paged)
}

/** A page begins at its offset, the first one excepted, with the record before. */
function repeatsLast(): WrongServer[2] {
  const back = queried((query) => {
    const offset = Number(query.get('offset'))
    if (offset > 1) query.set('offset', String(offset - 1))
  })
  return all(toldOffset, back)
}
