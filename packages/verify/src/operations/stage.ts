import type { Case } from '@bulk-import/contract/cases'
import { own } from '@bulk-import/internal/own'
import type { Adapter } from '../contract.ts'
import { type Judgement, merge, nothing, parseJson, provenUnless, violation } from '../judge/violation.ts'
import type { Reason } from '../report.ts'
import { itemsOf } from './records.ts'
import {
  counterIn,
  isReport,
  judgeReport,
  receivedIn,
  shownByEachReport,
  shownByReports,
  stagedBefore,
  validatedIn,
} from './report.ts'

/** The records that may be staged, and the name of their collection. */
export interface Staging {
  collection: string
  /** Each as it is written. */
  records: readonly string[]
  /** What is skipped without records is skipped for this reason. */
  withoutRecords: Reason
}

const strange: Reason = { code: 'never-sent', message: 'It would stage records that were not given.' }

/** What only a response of Stage shows: that the counters run over all records of the import. */
export function stage({ collection, records, withoutRecords }: Staging): Adapter {
  return {
    shownByContent: { ...shownByReports, P12: 'No record failed at staging.' },
    shows: [...shownByEachReport, 'P11', 'I05'],
    recognizes: isReport,
    // By GET a service may tell the status there, and nothing is staged for it.
    showsSuccess: (body) => own(body, 'Status') === 'Staging',
    inference: (status) =>
      status === 400 || status === 422 ? { id: 'I05', option: 'recordsProperty' } : { id: 'I04', option: 'stagePath' },
    skip(one) {
      if (!mayHoldRecords(one)) return undefined
      if (records.length === 0) return withoutRecords
      return one.request.body?.includes(itemsOf(records)) ? undefined : strange
    },
    judgeSuccess(success, circumstances) {
      const { body } = success
      const list = own(circumstances.sent, collection)
      const brought = Array.isArray(list) ? list.length : 0
      const before = stagedBefore(circumstances)
      const expected = before === undefined ? brought : records.length + brought
      const counted = (name: string, countIn: (report: unknown) => number | undefined) => ({
        ...{ name, brought, expected, actual: countIn(body) },
        earlier: before && countIn(before.report),
      })
      return merge(
        judgeReport(success, circumstances, 'Staging'),
        judgeCounter(counted('TotalRecordsReceived', receivedIn), {
          more: 'P11',
          none: ', which is late, unless the collection has another name (I05)',
          proven: [before === undefined ? 'I05' : 'P11', 'I06'],
        }),
        judgeCounter(counted('ValidationSuccessful + ValidationFailed', validatedIn), {
          more: 'P12',
          proven: (counterIn(body, 'ValidationFailed') ?? 0) > 0 ? ['P12'] : [],
        }),
      )
    },
  }
}

/** The case with the records that were given in place of the example's, and their collection under its name. */
export function withRecords(one: Case, contractCollection: string, example: Case, staging: Staging): Case {
  const { body } = one.request
  if (body === undefined) return one
  const list = own(parseJson(example.request.body ?? ''), contractCollection) as object[]
  const items = itemsOf(list.map((record) => JSON.stringify(record)))
  const renamed = (text: string) => text.replaceAll(`"${contractCollection}"`, () => JSON.stringify(staging.collection))
  const around = body.split(items).map(renamed)
  const given = staging.records.length > 0 ? itemsOf(staging.records) : items
  return { ...one, request: { ...one.request, body: around.join(given) } }
}

/** Whether a server, however lenient, might find a record in it: an object within another one. */
function mayHoldRecords({ request: { body = '', bodyBase64 } }: Case): boolean {
  return bodyBase64 !== undefined || /\{[\s\S]*\{/.test(body)
}

interface Counted {
  name: string
  /** Records of the request. */
  brought: number
  expected: number
  actual: number | undefined
  /** What the response to the stage request before it said, if there was one. */
  earlier: number | undefined
}

/** What a counter shows that counts too much, or just what it should; and what one may mean that counts nothing. */
interface Shows {
  more: string
  none?: string
  proven: readonly string[]
}

/** Whether a counter has all records of the import. */
function judgeCounter({ name, brought, expected, actual, earlier }: Counted, shows: Shows): Judgement {
  if (actual === undefined) return nothing
  if (actual === expected) return provenUnless(undefined, shows.proven)
  // Fewer than came may be late, unless each request is counted alone.
  const fewer = earlier === brought && actual === brought ? 'P11' : 'I06'
  const hint = actual === 0 ? (shows.none ?? '') : ''
  const ids = [actual > expected ? shows.more : fewer]
  return provenUnless(violation('state', ids, `${name} ${expected}`, `${name} ${actual}${hint}`), [])
}
