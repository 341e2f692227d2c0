import { own } from '@bulk-import/internal/own'
import type { Adapter, Circumstances } from '../contract.ts'
import { type Judgement, merge, nothing, provenUnless, violation } from '../judge/violation.ts'
import { counterIn, judgeNumber, receivedIn } from './report.ts'

interface Paging {
  /** The defaults of the query, by the names of the members that repeat them. */
  defaults: Readonly<Record<'Limit' | 'Offset', number>>
  /** How many records are staged before a case, if any. */
  staged: number
}

/** What only a response of Retrieve exceptions shows: that it lists what failed at staging, page by page. */
export function retrieveExceptions({ defaults, staged }: Paging): Adapter {
  return {
    mayRepeatRecords: staged > 0,
    inference: () => ({ id: 'I11', option: 'exceptionsPath' }),
    judgeSuccess({ body }, { before, query }) {
      const page = { Limit: Number(query.limit ?? defaults.Limit), Offset: Number(query.offset ?? defaults.Offset) }
      const isFirst = page.Offset === defaults.Offset
      const failed = failedBefore(before, staged)
      const left = failed === undefined ? undefined : Math.max(0, failed - (page.Offset - defaults.Offset))
      return merge(
        ...Object.entries(page).map(([name, value]) => judgeNumber(body, name, value, ['P22'])),
        judgeNumber(
          body,
          'Count',
          left === undefined ? undefined : Math.min(left, page.Limit),
          isFirst ? ['I11', 'P21'] : ['I13'],
        ),
        left === undefined ? nothing : judgeMore(body, left > page.Limit),
        judgeList(body),
        judgeNext(body, before, page.Offset - defaults.Offset),
      )
    },
  }
}

/** How many records had failed; undefined where the counters do not count all that was staged. */
function failedBefore(before: Circumstances['before'], staged: number): number | undefined {
  const report = [...before.values()].findLast((body) => receivedIn(body) !== undefined)
  if (report === undefined) return 0
  return receivedIn(report) === staged ? counterIn(report, 'ValidationFailed') : undefined
}

/** Whether a later page goes on where the whole list, which came before it, says. */
function judgeNext(body: unknown, before: Circumstances['before'], offset: number): Judgement {
  const numbersOf = (page: unknown) => listIn(page).map((record) => counterIn(record, 'SequenceNumber'))
  const whole = [...before.values()].map(numbersOf).find((numbers) => numbers.length > offset)
  const [actual] = numbersOf(body)
  const expected = whole?.[offset]
  if (offset === 0 || actual === undefined || expected === undefined) return nothing
  const violated = violation('state', ['I13'], `the record with SequenceNumber ${expected}`, `that with ${actual}`)
  return provenUnless(actual === expected ? undefined : violated, ['I13'])
}

const listsIn = (body: unknown): unknown[][] => Object.values(Object(body)).filter((value) => Array.isArray(value))
const listIn = (body: unknown): unknown[] => listsIn(body)[0] ?? []

function judgeMore(body: unknown, expected: boolean): Judgement {
  const actual = own(body, 'HasMore')
  if (typeof actual !== 'boolean') return nothing
  const violated = violation('state', ['P23'], `HasMore ${expected}`, `HasMore ${actual}`)
  return provenUnless(actual === expected ? undefined : violated, ['P23'])
}

/** Whether the page has as many records as it says, in one list, and each has its number. */
function judgeList(body: unknown): Judgement {
  const lists = listsIn(body)
  const records = listIn(body)
  const count = counterIn(body, 'Count')
  const actual = `${lists.length === 1 ? 'a list' : `${lists.length} lists`} of ${records.length} records`
  const isOne = lists.length === 1 && (count === undefined || records.length === count)
  const violated = violation('state', ['I12'], `one list of ${count ?? 'its'} records`, actual)
  return merge(provenUnless(isOne ? undefined : violated, ['I12']), judgeNumbers(records))
}

function judgeNumbers(records: unknown[]): Judgement {
  const numbers = records.map((record) => counterIn(record, 'SequenceNumber')).filter((one) => one !== undefined)
  const areGood = numbers.every((number, index) => number >= 1 && number > (numbers[index - 1] ?? 0))
  if (numbers.length === 0) return nothing
  const actual = numbers.slice(0, 5).join(', ')
  const violated = violation('state', ['L09'], 'SequenceNumber from 1, each once and in order', actual)
  return provenUnless(areGood ? undefined : violated, ['L09'])
}
