import type { Issue } from '@bulk-import/contract'
import { pointerOf } from '@bulk-import/internal/json-pointer'
import { isJsonObject, own } from '@bulk-import/internal/own'
import type { BulkImportError } from '../errors.ts'
import { deliveryIssues, issue, reportIssues, violation } from '../operations/issues.ts'
import type { Call } from '../transport/call.ts'
import { errorForResponse, readJson } from '../transport/error-response.ts'
import type { HttpResponse } from '../transport/response.ts'
import { elementTexts } from './element-texts.ts'

/** A page of failed records. */
export interface Page {
  readonly call: Call
  readonly text: string
  /** The name of the collection, whatever it is [I12]. */
  readonly name: string
  readonly records: readonly unknown[]
  readonly hasMore: boolean
  /** What the retrieval ends with once the records of this page were given; undefined while all is well. */
  readonly error: BulkImportError | undefined
}

const schemaName = 'ExceptionsPage'

/**
 * Reads one page after the other, up to one behind which nobody can tell whether all records were given, each once.
 *
 * @param preferred the name of the collection, should there be several
 */
export function pageReader(preferred: string): (call: Call, response: HttpResponse) => Page {
  const lookForRepeats = repeatDetector()
  return (call, response) => {
    const { status, text } = response
    if (status !== 200) throw errorForResponse(call, response)
    const body = readJson(call, response)
    const arrays = isJsonObject(body) ? Object.entries(body).filter(isArrayEntry) : []
    const [name, all] = arrays.find(([one]) => arrays.length === 1 || one === preferred) ?? ['', []]
    const hasMore = own(body, 'HasMore') === true
    // A server may give it any name.
    const place = pointerOf([name.slice(0, 100)])
    const { repeats, isOld } = lookForRepeats(place, all, hasMore ? () => elementTexts(text, name).join() : undefined)
    const doubts = [...doubtsOf(body, arrays.length, name, all), ...repeats]
    const oddities = [
      ...odditiesOf(body, place, all),
      ...deliveryIssues(schemaName, response, { status: call.operation.responses[200]?.ids ?? [], mediaType: ['C31'] }),
    ]
    const issues = reportIssues(call, status, [...doubts, ...oddities])
    const error = doubts.length > 0 ? violation(call, response, issues) : undefined
    return { call, text, name, records: isOld ? [] : all, hasMore, error }
  }
}

/** What keeps anybody from telling whether all records were given. */
function doubtsOf(body: unknown, arrayCount: number, name: string, records: readonly unknown[]): Issue[] {
  const [count, hasMore] = [own(body, 'Count'), own(body, 'HasMore')]
  const issues: Issue[] = []
  const add = (isWrong: boolean, pointer: string, expected: string, actual: string, ...ids: string[]) => {
    if (isWrong) issues.push(issue(schemaName, pointer, expected, actual, ids))
  }
  add(name === '', '', 'have exactly one array, the records', `has ${arrayCount || 'none'}`, 'P23', 'I12')
  add(typeof hasMore !== 'boolean', '/HasMore', 'be true or false', '', 'P23', 'C24')
  const isEndless = hasMore === true && name !== '' && records.length === 0
  add(isEndless, '/HasMore', 'be false on a page without records', 'is true', 'I13')
  const isOther = count != null && count !== records.length
  const actual = typeof count === 'number' ? `is ${count}` : ''
  add(isOther, '/Count', `be ${records.length}, the number of records`, actual, 'P23', 'I12', 'I13')
  return issues
}

/** What is wrong, and keeps nobody from using the page. */
function odditiesOf(body: unknown, pointer: string, records: readonly unknown[]): Issue[] {
  const issues: Issue[] = []
  if (own(body, 'Count') == null) {
    issues.push(issue(schemaName, '/Count', 'be the number of records', 'is missing', ['P23', 'C24']))
  }
  const place = records.findIndex((record) => !isJsonObject(record))
  if (place >= 0) issues.push(issue(schemaName, `${pointer}/${place}`, 'be an object', '', ['P23', 'L09']))
  return issues
}

/**
 * Looks for records that come again, by a rule that no server passes for ever unless it makes up new records for ever. No number is given
 * twice [L09], in whatever order they come [P21]; where no record of a page has a number and there is more to come, no page before it had the
 * same records. What is kept are one byte for each number, and eight bytes for each page without numbers.
 */
function repeatDetector() {
  const isNew = numbersGiven()
  const hashes = new Set<number>()

  /** The place of the first number that was given before, and whether each on the page was. */
  function readNumbers(records: readonly unknown[]) {
    let [numbers, fresh, repeated] = [0, 0, -1]
    for (const [place, record] of records.entries()) {
      const number = own(record, 'SequenceNumber')
      if (!Number.isSafeInteger(number)) continue
      numbers++
      if (isNew(Number(number))) fresh++
      else if (repeated < 0) repeated = place
    }
    return { hasNumbers: numbers > 0, repeated, isOld: numbers === records.length && fresh === 0 }
  }

  /**
   * `repeats` are the issues of the page; `isOld` says that nothing on it is new.
   *
   * @param textOf gives the text of the records; undefined where no page follows
   */
  return (
    pointer: string,
    records: readonly unknown[],
    textOf: (() => string) | undefined,
  ): { repeats: Issue[]; isOld: boolean } => {
    const { hasNumbers, repeated, isOld } = readNumbers(records)
    if (repeated >= 0) {
      const place = `${pointer}/${repeated}/SequenceNumber`
      return { repeats: [issue(schemaName, place, 'be given once', 'was given before', ['L09', 'I13'])], isOld }
    }
    if (hasNumbers || textOf === undefined || records.length === 0) return { repeats: [], isOld: false }
    const hash = hashOf(textOf())
    if (hashes.has(hash)) {
      return {
        repeats: [issue(schemaName, pointer, 'differ from those of earlier pages', '', ['I13'])],
        isOld: true,
      }
    }
    hashes.add(hash)
    return { repeats: [], isOld: false }
  }
}

const numbersInBlock = 4096

/** Tells of each number whether it comes for the first time. Numbers that are near each other take a byte each. */
function numbersGiven(): (number: number) => boolean {
  const blocks = new Map<number, Uint8Array>()
  return (number) => {
    const key = Math.floor(number / numbersInBlock)
    const block = blocks.get(key) ?? new Uint8Array(numbersInBlock)
    const place = number - key * numbersInBlock
    const isNew = block[place] === 0
    block[place] = 1
    blocks.set(key, block)
    return isNew
  }
}

/** 53 bits of a text, by FNV-1a with two multipliers: enough to tell some million texts apart. */
function hashOf(text: string): number {
  let [high, low] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 16_777_619)
    low = Math.imul(low ^ unit, 2_654_435_761)
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11)
}

function isArrayEntry(entry: [string, unknown]): entry is [string, unknown[]] {
  return Array.isArray(entry[1])
}
