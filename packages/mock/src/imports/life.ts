import type { ResolvedOptions } from '../options.ts'
import type { FailsAt } from '../records/rules.ts'

/** A record that failed, or will. */
export interface FailedRecord {
  at: FailsAt
  /** Its number, from 1. */
  sequenceNumber: number
  /** Its number among those that passed staging, from 1. */
  place: number
  /** As it was staged. */
  text: string
  messages: string[]
}

/** What one stage request has brought. Numbers and places count within it. */
export interface Staged {
  received: number
  failedAtStaging: number
  /** The places of those that fail when they are imported. */
  failingPlaces: number[]
  /** How many have the whole import fail. */
  failingImport: number
  /** Of those that fail, as many as may be kept. */
  failed: FailedRecord[]
  /** The SHA-256 of each record, one behind the other, in blocks; none in browsers. */
  digests: readonly Uint8Array[]
}

/** Sums over all stage requests up to a moment. */
interface Sums {
  atMs: number
  received: number
  failed: number
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
  received(): number
  /** How many of the records passed staging. */
  passed(): number
  /** When the last stage request was taken. */
  stagedMs(): number
  take(staged: Staged, nowMs: number): void
  execute(nowMs: number): void
  isExecuted(): boolean
  /** State and counters as they are at a moment, which may be past. */
  at(nowMs: number): { status: string; counters: Counters }
  /** The records that had failed by then, in order. */
  failedAt(nowMs: number): FailedRecord[]
  failedCount(): number
  forgetFailed(): void
}

/** For a status that lags: as many moments are remembered. */
const maximumHistory = 10_000

const initial: Sums = { atMs: Number.NEGATIVE_INFINITY, received: 0, failed: 0 }

/** An import between Initiate and its end (P19), which it reaches by the clock of the mock: nothing runs meanwhile. */
export function createLife({ processingRate, maxFailedRecords }: ResolvedOptions): Life {
  const history: Sums[] = []
  const failingPlaces: number[] = []
  let failed: FailedRecord[] = []
  let failingImport = 0
  let executedMs: number | undefined

  const sums = (nowMs = Number.POSITIVE_INFINITY) => history.findLast(({ atMs }) => atMs <= nowMs) ?? initial
  const passedBy = (nowMs?: number) => sums(nowMs).received - sums(nowMs).failed
  /** How many records the time since Execute was enough for; undefined before it. */
  const reachedBy = (nowMs: number) =>
    executedMs === undefined || nowMs < executedMs
      ? undefined
      : Math.floor(((nowMs - executedMs) * processingRate) / 1000)
  const importedBy = (nowMs: number) =>
    failingImport > 0 ? 0 : Math.min(passedBy(nowMs), Math.max(0, reachedBy(nowMs) ?? 0))
  const hasFailedBy = (nowMs: number) => failingImport > 0 && (reachedBy(nowMs) ?? 0) >= 1
  const statusAt = (nowMs: number): string => {
    if (reachedBy(nowMs) === undefined) return sums(nowMs) === initial ? 'Initiated' : 'Staging'
    if (hasFailedBy(nowMs)) return 'Failed'
    const imported = importedBy(nowMs)
    if (imported === passedBy(nowMs)) return 'Completed'
    return imported === 0 ? 'Queued' : 'Processing'
  }
  const exceptionsBy = (nowMs: number) => {
    if (hasFailedBy(nowMs)) return failingImport
    const imported = importedBy(nowMs)
    return failingPlaces.findLastIndex((place) => place <= imported) + 1
  }
  const life: Life = {
    stageRequests: 0,
    executions: 0,
    received: () => sums().received,
    passed: passedBy,
    stagedMs: () => sums().atMs,
    isExecuted: () => executedMs !== undefined,
    take(staged, nowMs) {
      const before = sums()
      const passed = passedBy()
      for (const record of staged.failed.slice(0, Math.max(0, maxFailedRecords - failed.length)))
        failed.push({
          ...record,
          sequenceNumber: before.received + record.sequenceNumber,
          place: passed + record.place,
        })
      for (const place of staged.failingPlaces) failingPlaces.push(passed + place)
      failingImport += staged.failingImport
      const received = before.received + staged.received
      history.push({ atMs: nowMs, received, failed: before.failed + staged.failedAtStaging })
      if (history.length > maximumHistory) history.shift()
      life.stageRequests++
    },
    execute(nowMs) {
      executedMs = nowMs
      life.executions++
    },
    at(nowMs) {
      const imported = importedBy(nowMs)
      const exceptions = exceptionsBy(nowMs)
      const hasFailed = hasFailedBy(nowMs)
      return {
        status: statusAt(nowMs),
        counters: {
          TotalRecordsReceived: sums(nowMs).received,
          ValidationSuccessful: passedBy(nowMs),
          ValidationFailed: sums(nowMs).failed,
          Processed: hasFailed ? 0 : imported - exceptions,
          Pending: hasFailed ? 0 : passedBy(nowMs) - imported,
          Exceptions: exceptions,
          NotHonored: 0,
        },
      }
    },
    failedAt(nowMs) {
      const { received } = sums(nowMs)
      const imported = importedBy(nowMs)
      const hasFailed = hasFailedBy(nowMs)
      const isTold: Record<FailsAt, (record: FailedRecord) => boolean> = {
        staging: ({ sequenceNumber }) => sequenceNumber <= received,
        execution: ({ place }) => place <= imported,
        import: () => hasFailed,
      }
      return failed.filter((record) => isTold[record.at](record))
    },
    failedCount: () => failed.length,
    forgetFailed() {
      failed = []
    },
  }
  return life
}
