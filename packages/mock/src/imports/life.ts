import type { ResolvedOptions } from '../options.ts'
import type { Verdict } from '../records/rules.ts'

/** A record that failed, or will when it is imported. */
export interface FailedRecord {
  /** In its import, from 1. */
  sequenceNumber: number
  /** Its place among those that passed staging, from 1, where it fails later. */
  place?: number
  /** As it was staged. */
  text: string
  messages: string[]
}

/** What one stage request has brought. */
export interface Staged {
  received: number
  failed: FailedRecord[]
  /** Of these, so many fail at staging; not all of them are kept. */
  failedCount: number
  /** Whether a record is among them with which the whole import fails. */
  failsImport: boolean
}

/** What `Execute` or a report needs to know: sums over all stage requests up to a moment. */
interface Sums {
  atMs: number
  received: number
  failed: number
}

/** SHA-256 of all that was added so far. */
export interface Digest {
  update(bytes: Uint8Array): unknown
  copy(): Digest
  digest(encoding: 'hex'): string
}

export interface Counters {
  TotalRecordsReceived: number
  ValidationSuccessful: number
  ValidationFailed: number
  Processed: number
  Pending: number
  Exceptions: number
  NotHonored: number
}

/** What happened to one import after Initiate. */
export interface Life {
  stageRequests: number
  executions: number
  /** Of the raw bytes of all records, in order; undefined where stage requests overlapped, or the platform has none. */
  digest: Digest | undefined
  sums(): Sums
  /** @param place of the first record of a request among those that passed staging */
  nextPlace(): number
  take(staged: Staged, digest: Digest | undefined, nowMs: number): void
  execute(nowMs: number): void
  isExecuted(): boolean
  /** State and counters as they are at a moment, which may be past. */
  at(nowMs: number): { status: string; counters: Counters }
  /** The records that had failed by then, in order. */
  failedAt(nowMs: number): FailedRecord[]
}

/** For a status that lags: as many moments are remembered. */
const maximumHistory = 10_000

const initial: Sums = { atMs: Number.NEGATIVE_INFINITY, received: 0, failed: 0 }

/** An import between Initiate and its end (P19), which it reaches by the clock of the mock: nothing runs meanwhile. */
export function createLife(digest: Digest | undefined, options: ResolvedOptions): Life {
  const { processingRate, maxFailedRecords } = options
  const history: Sums[] = []
  const failed: FailedRecord[] = []
  let executedMs: number | undefined
  let failsImport = false

  const sums = (nowMs = Number.POSITIVE_INFINITY) => history.findLast(({ atMs }) => atMs <= nowMs) ?? initial
  const importedBy = (nowMs: number, successful: number) =>
    executedMs === undefined || failsImport
      ? 0
      : Math.min(successful, Math.max(0, Math.floor(((nowMs - executedMs) * processingRate) / 1000)))
  const isExecutedBy = (nowMs: number) => executedMs !== undefined && nowMs >= executedMs
  const statusAt = (nowMs: number, successful: number): string => {
    if (!isExecutedBy(nowMs)) return sums(nowMs) === initial ? 'Initiated' : 'Staging'
    const begun = ((nowMs - (executedMs ?? nowMs)) * processingRate) / 1000 >= 1
    if (failsImport) return begun ? 'Failed' : 'Queued'
    const imported = importedBy(nowMs, successful)
    if (imported === successful) return 'Completed'
    return imported === 0 ? 'Queued' : 'Processing'
  }
  const life: Life = {
    stageRequests: 0,
    executions: 0,
    digest,
    sums,
    nextPlace: () => sums().received - sums().failed + 1,
    isExecuted: () => executedMs !== undefined,
    take(staged, after, nowMs) {
      const { received, failed: failedBefore } = sums()
      history.push({ atMs: nowMs, received: received + staged.received, failed: failedBefore + staged.failedCount })
      if (history.length > maximumHistory) history.shift()
      for (const record of staged.failed.slice(0, Math.max(0, maxFailedRecords - failed.length))) failed.push(record)
      failsImport ||= staged.failsImport
      life.digest = after
      life.stageRequests++
    },
    execute(nowMs) {
      executedMs = nowMs
      life.executions++
    },
    at(nowMs) {
      const { received, failed: failedAtStaging } = sums(nowMs)
      const successful = received - failedAtStaging
      const imported = importedBy(nowMs, successful)
      const exceptions = failed.filter(({ place }) => place !== undefined && place <= imported).length
      return {
        status: statusAt(nowMs, successful),
        counters: {
          TotalRecordsReceived: received,
          ValidationSuccessful: successful,
          ValidationFailed: failedAtStaging,
          Processed: imported - exceptions,
          Pending: successful - imported,
          Exceptions: exceptions,
          NotHonored: 0,
        },
      }
    },
    failedAt(nowMs) {
      const { received, failed: failedAtStaging } = sums(nowMs)
      const imported = importedBy(nowMs, received - failedAtStaging)
      return failed.filter(({ place, sequenceNumber }) =>
        place === undefined ? sequenceNumber <= received : place <= imported,
      )
    },
  }
  return life
}

/** Notes what is to be told of a record later, if anything. */
export function noteVerdict(
  staged: Staged,
  verdict: Verdict | undefined,
  record: Omit<FailedRecord, 'messages'>,
): void {
  if (verdict?.at === 'import') staged.failsImport = true
  if (verdict === undefined || verdict.at === 'import') return
  const { place, ...rest } = record
  if (verdict.at === 'staging') staged.failedCount++
  staged.failed.push({
    ...rest,
    ...(verdict.at === 'execution' && { place }),
    messages: verdict.messages,
  } as FailedRecord)
}
