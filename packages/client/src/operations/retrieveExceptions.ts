import { type ExceptionsPage, operations } from '@bulk-import/contract/provisional'
import { boolean, fn, integerBetween, positiveInteger } from '@bulk-import/internal/option-validators'
import { elementTexts } from '../later-steps/element-texts.ts'
import { pageReader } from '../later-steps/page.ts'
import { type Import, performStep, type Step } from '../later-steps/step.ts'
import type { ExceptionsOptions } from '../later-steps/types.ts'
import { endWith } from '../transport/call.ts'
import { send } from '../transport/send.ts'
import { messageIn } from './members.ts'

const { parameters } = operations.retrieveExceptions
const collection: keyof ExceptionsPage = 'UserProfilePreferences'
const defaultOffset = Number(parameters.find((one) => 'default' in one && one.name === 'offset')?.default)

/** Retrieve exceptions, which changes nothing [P21, I11]: it is sent again after any transient failure. */
const retrieveExceptions: Step = {
  ...operations.retrieveExceptions,
  pathOption: 'exceptionsPath',
  pathId: 'I11',
  retryPolicy: { statuses: [408, 429, 500, 502, 503, 504], isIdempotent: true },
  consequences: {
    'not-sent': 'No page of failed records was requested.',
    refused: 'The page of failed records was not retrieved.',
    accepted: 'There may be more failed records.',
    unknown: 'There may be more failed records.',
  },
  messageIn,
  ownOptions: {
    limit: integerBetween(1, Number.MAX_SAFE_INTEGER),
    raw: boolean,
    onCollection: fn,
    maxBodyBytes: positiveInteger,
  },
}

/** The records that failed, page by page, as objects or as their texts. */
export async function* performRetrieveExceptions(
  started: Import,
  callOptions: ExceptionsOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const { firstOffset = defaultOffset, recordsProperty = collection } = started.inferred
  const { limit, raw, onCollection, signal = started.options.signal } = { ...callOptions }
  const maxBodyBytes = Math.max(started.options.maxBodyBytes, 64_000_000)
  const reader = { ...started, options: { ...started.options, maxBodyBytes } }
  const readPage = pageReader(recordsProperty)
  let offset = firstOffset
  for (;;) {
    const { call, text, name, records, hasMore, error } = await performStep(
      reader,
      retrieveExceptions,
      callOptions,
      async (call, target) => readPage(call, await send(call, target)),
      { limit, offset },
    )
    if (name) onCollection?.(name)
    const isWhole = yield* untilAborted(raw && records.length > 0 ? elementTexts(text, name) : records, signal)
    if (isWhole && error !== undefined) throw endWith(call, error)
    if (isWhole && !hasMore) return
    // An aborted call ends there, before anything is sent.
    offset += records.length
  }
}

/** Gives records one by one. @returns whether all were given */
function* untilAborted(records: readonly unknown[], signal: AbortSignal | undefined): Generator<unknown, boolean> {
  for (const record of records) {
    if (signal?.aborted) return false
    yield record
  }
  return true
}
