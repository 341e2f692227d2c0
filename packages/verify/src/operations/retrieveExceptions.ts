import { operations } from '@bulk-import/contract/provisional'
import { isJsonObject, own } from '@bulk-import/internal/own'
import type { Adapter, Circumstances } from '../contract.ts'
import { type Judgement, merge, nothing, provenUnless, violation } from '../judge/violation.ts'
import { counterIn, judgeNumber, receivedIn, stagedBefore, validatedIn } from './report.ts'

const { collection } = operations.retrieveExceptions.responses[200]

interface Paging {
  /** The defaults of the query, by the names of the members that repeat them. */
  defaults: Readonly<Record<'Limit' | 'Offset', number>>
  /** How many records are staged before a case, if any. */
  staged: number
}

/** What only a response of Retrieve exceptions shows: that it lists what failed at staging, page by page. */
export function retrieveExceptions({ defaults, staged }: Paging): Adapter {
  return {
    inference: () => ({ id: 'I11', option: 'exceptionsPath' }),
    shownByContent: Object.fromEntries(ofRecords.map((id) => [id, 'No failed record was listed.'])),
    shows: ['P22', 'I12'],
    recognizes: (body) => listIn(body) !== undefined && own(body, 'HasMore') !== undefined,
    asNamed(body) {
      const list = listIn(body)
      return list === undefined ? body : { ...Object(body), [collection]: list }
    },
    judgeSuccess({ body }, { before, query }) {
      const page = { Limit: Number(query.limit ?? defaults.Limit), Offset: Number(query.offset ?? defaults.Offset) }
      const skipped = page.Offset - defaults.Offset
      const failed = failedBefore(before, staged)
      const left = failed === undefined ? undefined : Math.max(0, failed - skipped)
      const list = judgeList(body)
      return merge(
        ...Object.entries(page).map(([name, value]) => judgeNumber(body, name, value, ['P22'])),
        list,
        judgeNumbers(listIn(body) ?? []),
        // What a page that contradicts itself says of the list is not known.
        list.violations.length > 0
          ? nothing
          : inTurn(
              () => judgeCount(body, left, page.Limit, query.offset === undefined),
              () => judgeNext(body, before, skipped),
              () => judgeMore(body, left, page.Limit),
            ),
      )
    },
  }
}

/** What only a failed record shows. */
const ofRecords = ['P21', 'L09', 'L02', 'C29', 'I13']

/** Judges until something is violated: what comes after it rests on it. */
function inTurn(...judges: (() => Judgement)[]): Judgement {
  let all = nothing
  for (const judge of judges) {
    if (all.violations.length === 0) all = merge(all, judge())
  }
  return all
}

/** How many records had failed; undefined where the counters do not count all that was staged. */
function failedBefore(before: Circumstances['before'], staged: number): number | undefined {
  const earlier = stagedBefore({ before })
  if (earlier === undefined) return 0
  const { report } = earlier
  const isCounted = receivedIn(report) === staged && validatedIn(report) === staged
  return isCounted ? counterIn(report, 'ValidationFailed') : undefined
}

function judgeCount(body: unknown, left: number | undefined, limit: number, isWhole: boolean): Judgement {
  const expected = left === undefined ? undefined : Math.min(left, limit)
  const ids = isWhole ? ['I11', 'P21'] : ['I13']
  const { violations, proven } = judgeNumber(
    ...([body, 'Count', expected] as const),
    (counterIn(body, 'Count') ?? 0) > limit ? ['P22'] : ids,
  )
  // Where a page goes on, its records show; and an empty one, no more than where it is.
  return { violations, proven: proven.filter((id) => id === 'I11' || (id === 'P21' && expected !== 0)) }
}

/** Whether a later page goes on where the whole list, which came before it, says. */
function judgeNext(body: unknown, before: Circumstances['before'], offset: number): Judgement {
  const numbersOf = (page: unknown) => (listIn(page) ?? []).map((record) => counterIn(record, 'SequenceNumber'))
  const whole = [...before.values()].map(numbersOf).find((numbers) => numbers.length > offset)
  const [actual] = numbersOf(body)
  const expected = whole?.[offset]
  if (offset === 0 || actual === undefined || expected === undefined) return nothing
  const violated = violation('state', ['I13'], `the record with SequenceNumber ${expected}`, `that with ${actual}`)
  return provenUnless(actual === expected ? undefined : violated, ['I13'])
}

/** The list under the name of the contract, else the only one. */
function listIn(body: unknown): unknown[] | undefined {
  const named = own(body, collection)
  if (Array.isArray(named)) return named
  const lists =
    isJsonObject(body) && named === undefined ? Object.values(body).filter((value) => Array.isArray(value)) : []
  return lists.length === 1 ? lists[0] : undefined
}

function judgeMore(body: unknown, left: number | undefined, limit: number): Judgement {
  const actual = own(body, 'HasMore')
  if (typeof actual !== 'boolean' || left === undefined) return nothing
  const expected = left > limit
  const violated = violation('state', ['P23'], `HasMore ${expected}`, `HasMore ${actual}`)
  return provenUnless(actual === expected ? undefined : violated, ['P23'])
}

/** Whether the page has as many records as it says, in the list of the contract. That there is none at all, the schema tells. */
function judgeList(body: unknown): Judgement {
  const records = listIn(body)
  if (records === undefined) return nothing
  const isNamed = own(body, collection) !== undefined
  const count = counterIn(body, 'Count') ?? records.length
  const actual = `${isNamed ? collection : 'a list of another name'} with ${records.length}`
  const violated = violation('state', ['I12'], `${collection} with ${count} records`, actual)
  return provenUnless(isNamed && records.length === count ? undefined : violated, ['I12'])
}

function judgeNumbers(records: unknown[]): Judgement {
  const numbers = records.map((record) => counterIn(record, 'SequenceNumber')).filter((one) => one !== undefined)
  const areGood = numbers.every((number, index) => number >= 1 && number > (numbers[index - 1] ?? 0))
  if (numbers.length === 0) return nothing
  const actual = numbers.slice(0, 5).join(', ')
  const violated = violation('state', ['L09'], 'SequenceNumber from 1, each once and in order', actual)
  return provenUnless(areGood ? undefined : violated, ['L09'])
}
