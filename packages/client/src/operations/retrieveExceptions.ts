import type { Issue } from '@bulk-import/contract'
import { type ExceptionsPage, operations } from '@bulk-import/contract/provisional'
import { boolean, must, positiveInteger } from '@bulk-import/internal/option-validators'
import { isJsonObject, own } from '@bulk-import/internal/own'
import { elementTexts } from '../later-steps/element-texts.ts'
import { type Import, performStep } from '../later-steps/step.ts'
import type { ExceptionsOptions } from '../later-steps/types.ts'
import type { Call } from '../transport/call.ts'
import { errorForResponse, readJson } from '../transport/error-response.ts'
import type { Operation } from '../transport/operation.ts'
import type { HttpResponse } from '../transport/response.ts'
import { send } from '../transport/send.ts'
import { deliveryIssues, issue, reportIssues, violation } from './issues.ts'
import { messageIn } from './members.ts'

const { responses, parameters } = operations.retrieveExceptions
const schemaName = responses[200].schema
const collection: keyof ExceptionsPage = 'UserProfilePreferences'
const defaultOffset = Number(parameters.find((one) => 'default' in one && one.name === 'offset')?.default)

/** Retrieve exceptions, which changes nothing [P21, I11]: it is sent again after whatever passes. */
const retrieveExceptions: Operation = {
  ...operations.retrieveExceptions,
  retryPolicy: { statuses: [408, 429, 500, 502, 503, 504], isIdempotent: true },
  consequences: {
    'not-sent': 'The page of failed records was not asked for.',
    refused: 'The page of failed records was not retrieved.',
    accepted: 'The failed records are not complete.',
    unknown: 'The failed records are not complete. Asking changes nothing: ask again.',
  },
  messageIn,
  ownOptions: {
    limit: must('be a positive whole number', (value) => Number.isSafeInteger(value) && Number(value) > 0),
    raw: boolean,
    maxBodyBytes: positiveInteger,
  },
}

interface Page {
  readonly text: string
  /** The name of the collection, whatever it is [I12]. */
  readonly name: string
  readonly records: readonly unknown[]
  /** How far the next page is from this one; undefined behind the last. */
  readonly step: number | undefined
}

/** The records that failed, page by page, as objects or as their texts. */
export async function* performRetrieveExceptions(
  started: Import,
  callOptions: ExceptionsOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const { firstOffset = defaultOffset, exceptionsPath, recordsProperty = collection } = started.inferred
  const { limit, raw, signal } = { ...callOptions }
  const maxBodyBytes = Math.max(started.options.maxBodyBytes, 64_000_000)
  const reader = { ...started, options: { ...started.options, maxBodyBytes } }
  const retrieve = (offset: number, previous?: string) =>
    performStep(
      reader,
      retrieveExceptions,
      exceptionsPath,
      callOptions,
      async (call, target) => readPage(call, await send(call, target), recordsProperty, previous),
      { limit, offset },
    )
  let offset = firstOffset
  let page = await retrieve(offset)
  for (;;) {
    const { text, name, records, step } = page
    for (const record of raw ? elementTexts(text, name) : records) {
      if (signal?.aborted) break
      yield record
    }
    // An aborted call ends there, before anything is sent.
    if (step === undefined && !signal?.aborted) return
    offset += step ?? 0
    page = await retrieve(offset, text)
  }
}

/** @param previous the text of the page before */
function readPage(call: Call, response: HttpResponse, preferred: string, previous: string | undefined): Page {
  const { status, text } = response
  if (status !== 200) throw errorForResponse(call, response)
  const body = readJson(call, response)
  const arrays = isJsonObject(body) ? Object.entries(body).filter(isArrayEntry) : []
  const [name, records] = arrays.find(([one]) => arrays.length === 1 || one === preferred) ?? ['', []]
  const [count, hasMore] = [own(body, 'Count'), own(body, 'HasMore')]
  const step = Number.isSafeInteger(count) && Number(count) > 0 ? Number(count) : records.length
  const stuck = step === 0 ? 'has no records' : text === previous && 'is the same as the one before'
  const issues: Issue[] = []
  const add = (isWrong: boolean, pointer: string, expected: string, actual: string, ...ids: string[]) => {
    if (isWrong) issues.push(issue(schemaName, pointer, expected, actual, ids))
  }
  add(name === '', '', 'have one array, of records', `has ${arrays.length}`, 'P23', 'I12')
  add(typeof hasMore !== 'boolean', '/HasMore', 'be true or false', 'is neither', 'P23', 'C24')
  add(
    hasMore === true && stuck !== false,
    '/HasMore',
    'lead to other records',
    `is true on a page that ${stuck}`,
    'I13',
  )
  const isUseless = issues.length > 0
  add(
    count !== records.length,
    '/Count',
    'be the number of records',
    `is not: there are ${records.length}`,
    'P23',
    'I12',
  )
  issues.push(...deliveryIssues(schemaName, response, { status: responses[200].ids, mediaType: ['C31'] }))
  const shown = reportIssues(call, status, issues)
  if (isUseless) throw violation(call, response, shown)
  return { text, name, records, step: hasMore === true ? step : undefined }
}

function isArrayEntry(entry: [string, unknown]): entry is [string, unknown[]] {
  return Array.isArray(entry[1])
}
