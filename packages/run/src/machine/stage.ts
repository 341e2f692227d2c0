import type { BulkImportError } from '@bulk-import/client'
import type { ImportStatusReport, Inferred } from '@bulk-import/client/provisional'
import type { RunErrorDetails } from '../errors.ts'
import { type Chunk, type Input, minimumChunkBytes } from '../input/input.ts'
import { checkAborted, endOf, failureOf } from './ends.ts'
import { inputEnd, isSame, wrapperBytes } from './input.ts'
import { checkNotExecuted, notInferred, otherWay, received, responseOf } from './observe.ts'
import type { Run } from './run.ts'
import { hintIfRefused, hintIn, saidIn } from './server-words.ts'
import { standingOf } from './standing.ts'
import { endOfToken, pause, settledStatus, statusOf } from './status.ts'

/** How often one chunk is sent at most. */
const maximumSends = 5

/** 4. All records, one chunk at a time, the first of one record; after the last one the input was the one that was checked. */
export async function stageAll(run: Run): Promise<void> {
  const { input } = run
  if (run.state.staged !== undefined || input === undefined) return
  if (run.state.doubtful !== undefined) await resolveDoubt(run)
  let isAsTaken = run.state.taken.records === 0
  for await (const chunk of chunksOf(run, input)) {
    isAsTaken ||= chunk.sha256Before === run.state.taken.sha256
    if (!isAsTaken) throw sentAnother(run)
    if (chunk.count > 0) await stageChunk(run, chunk)
  }
  const facts = input.facts()
  const { begun, taken } = run.state
  if (!isAsTaken || (begun?.input ? !isSame(facts, begun.input) : facts.records !== taken.records))
    throw sentAnother(run)
  if (facts.records === 0) throw endOf(run, 'INPUT', 'The input has no record.', 'restart')
  await run.record({ event: 'staged', records: facts.records, bytes: facts.bytes })
}

/** What was sent is not what was checked, whatever the input is now. */
function sentAnother(run: Run): Error {
  const message = 'The input was changed while it was sent: what was sent is not what was checked.'
  return endOf(run, 'INPUT_CHANGED', message, 'restart')
}

/** The chunks of the input. What is thrown here comes from the input, and not from what is done with its chunks. */
async function* chunksOf(run: Run, input: Input): AsyncGenerator<Chunk, void> {
  try {
    yield* input.chunks(optionsFor(run))
  } catch (error) {
    throw inputEnd(run, error)
  }
}

function optionsFor(run: Run) {
  const { taken } = run.state
  return {
    from: taken.to,
    isFirstAlone: taken.records === 0,
    maximumBytes: run.limits.chunkBytes,
    wrapperBytes: wrapperBytes(run),
    signal: run.signal,
  }
}

/** A run ended while a chunk was on its way: the status tells whether it was taken. */
async function resolveDoubt(run: Run): Promise<void> {
  const { doubtful, taken } = run.state
  const report = await settledStatus(run, 'A chunk was on its way when the run ended.')
  checkNotExecuted(run, report)
  const grown = report.TotalRecordsReceived - taken.received
  if (grown === doubtful?.records) await take(run, report)
  else if (grown !== 0) throw doubt(run, report)
}

/** A chunk, until it is known to be taken, once. */
async function stageChunk(run: Run, chunk: Chunk): Promise<void> {
  const { count: records, from, to, sha256 } = chunk
  const before = run.state.taken.received
  await run.record({ event: 'sending', from, to, records, sha256 })
  for (let sends = 1; ; sends++) {
    const report = await send(run, chunk, before, sends)
    if (report === undefined) continue
    await take(run, report)
    run.emit({ event: 'staged', records: run.state.taken.records, bytes: to, failed: run.state.taken.failed })
    return checkAborted(run)
  }
}

/** @returns the report that counts the chunk; undefined when it was not taken and may be sent again */
async function send(run: Run, chunk: Chunk, before: number, sends: number): Promise<ImportStatusReport | undefined> {
  try {
    const options = { maxStageBytes: run.limits.chunkBytes }
    const report = await run.steps().stage([chunk.text], options)
    return await counted(run, report, before, chunk.count)
  } catch (given) {
    if (given instanceof Error && given.name === 'RunError') throw given
    return await afterFailure(run, failureOf(run, given), chunk, before, sends)
  }
}

/** A success has to count the chunk at once; after the first one, so has a status (I04, I05, I06). */
async function counted(
  run: Run,
  report: ImportStatusReport,
  before: number,
  count: number,
): Promise<ImportStatusReport> {
  const isFirst = before === 0
  const reports = isFirst ? [report, await statusOf(run)] : [report]
  const expected = `TotalRecordsReceived ${before + count}`
  const wrong = reports.find(({ TotalRecordsReceived }) => TotalRecordsReceived !== before + count)
  const ids = isFirst ? ['I04', 'I05', 'I06'] : ['I06']
  if (wrong !== undefined) throw notInferred(run, ids, expected, received(wrong), isFirst ? waysToStage : [])
  if (isFirst) for (const id of ids) run.observe({ id, holds: true, expected, actual: expected })
  return reports.at(-1) ?? report
}

/** 5. A Stage without a good response: what the settled status says, counts. */
async function afterFailure(
  run: Run,
  error: BulkImportError,
  chunk: Chunk,
  before: number,
  sends: number,
): Promise<ImportStatusReport | undefined> {
  if (error.code === 'USAGE') throw endOf(run, 'INPUT', error.message, 'restart', { cause: error })
  if (error.code === 'CONTRACT_VIOLATION' && error.issues.some(({ keyword }) => keyword === 'contradiction')) {
    throw notInferred(run, ['I01'], 'the token of the import', error.message, [], error)
  }
  const report = await settledStatus(run, `Stage had ${responseOf(error)}.`)
  checkNotExecuted(run, report)
  const grown = report.TotalRecordsReceived - before
  if (grown === chunk.count) return report
  if (grown !== 0) throw doubt(run, report)
  const details = { cause: error, hint: hintIn(error), ids: error.ids }
  if (error.outcome === 'refused') throw refused(run, error, before === 0)
  if (sends >= maximumSends) {
    const last = error.status === undefined ? '' : `, the last time with the response ${error.status}`
    const message = `The same records were sent ${sends} times${last}, and the status counts none of them.`
    throw endOf(run, 'STAGE_REFUSED', message, standingOf(run.state).next, details)
  }
  await waitAsAsked(run, (error.retryAfterMs ?? 0) - run.limits.settleMs, details)
  return undefined
}

/** Retry-After, as far as it is longer than the settling was. */
async function waitAsAsked(run: Run, ms: number, details: Partial<RunErrorDetails>): Promise<void> {
  if (ms <= 0) return
  const asked = `The service asks to wait another ${Math.ceil(ms / 1000)} s before the records are sent again`
  if (run.now() + ms >= (endOfToken(run) ?? Number.POSITIVE_INFINITY))
    throw endOf(run, 'TOKEN_ENDS', `${asked}, and the access token ends before.`, 'restart', details)
  run.emit({ event: 'warning', message: `${asked}.` })
  await pause(run, ms)
}

const waysToStage: readonly (keyof Inferred)[] = ['stagePath', 'recordsProperty']

/** Statuses that have nothing to do with where and how records are staged. */
const temporary = [401, 403, 429, 503]

/**
 * What can help where a chunk is refused: a smaller one; and for the first one, that Stage is elsewhere, or takes its records by another name.
 * Otherwise the server may take it later.
 */
function refused(run: Run, error: BulkImportError, isFirst: boolean): Error {
  const { ids, status } = error
  const message = error.message + saidIn(error)
  const hint = hintIfRefused(error)
  const details = { cause: error, hint, ids }
  if (status === 413 && run.limits.chunkBytes > minimumChunkBytes) {
    const chunkBytes = Math.max(minimumChunkBytes, Math.floor(run.limits.chunkBytes / 2))
    const smaller = { change: { chunkBytes }, hint: `Go on with \`chunkBytes: ${chunkBytes}\`.` }
    return endOf(run, 'STAGE_REFUSED', message, standingOf(run.state).next, { ...details, ...smaller })
  }
  if (!isFirst || temporary.includes(status ?? 0))
    return endOf(run, 'STAGE_REFUSED', message, standingOf(run.state).next, details)
  for (const id of status === 404 ? ['I04'] : ['I04', 'I05'])
    run.observe({ id, holds: false, expected: 'the first record is taken', actual: responseOf(error) })
  const way = otherWay(waysToStage)
  const first = { ...way, hint: `${hint} ${way.hint}`.trim(), ids: [...new Set(['I04', 'I05', ...ids])] }
  const perhaps = `${message} The service may do otherwise than we infer (I04, I05).`
  return endOf(run, 'STAGE_REFUSED', perhaps, 'restart', { ...details, ...first })
}

function take(run: Run, report: ImportStatusReport): Promise<void> {
  run.report = report
  const { TotalRecordsReceived, ValidationFailed } = report
  return run.record({ event: 'taken', received: TotalRecordsReceived, failed: ValidationFailed })
}

function doubt(run: Run, report: ImportStatusReport): Error {
  const { taken, doubtful } = run.state
  const expected = `${taken.received} or ${taken.received + (doubtful?.records ?? 0)}`
  const message = `Nobody can tell what was taken: expected TotalRecordsReceived ${expected}, got ${report.TotalRecordsReceived}.`
  return endOf(run, 'DOUBT', message, 'restart', { ids: ['I06'] })
}
