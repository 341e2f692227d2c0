import { operations } from '@bulk-import/contract/provisional'
import {
  abortSignal,
  checkOptions,
  fn,
  integerBetween,
  must,
  type Validator,
} from '@bulk-import/internal/option-validators'
import { sleep } from '@bulk-import/internal/timer'
import { RunError } from './errors.ts'
import { minimumChunkBytes } from './input/input.ts'
import type { Initiating } from './journal/events.ts'
import type { Limits } from './machine/run.ts'
import type { RunSettings } from './options.ts'

/** The share that a text such as `0.5%` is, in millionths of one percent. */
const millionths = (percent: string) => BigInt(Math.round(Number.parseFloat(percent) * 1e6))

/** The bounds of a run: what is set for this process, and else what its journal has. */
export function limitsOf(settings: RunSettings, plan: Pick<Initiating, 'chunkBytes' | 'maxFailed'>): Limits {
  const {
    maxFailed = plan.maxFailed ?? 0,
    pollMs = defaults.pollMs,
    settleMs = defaults.settleMs,
    minLifeMs = defaults.minLifeMs,
  } = settings
  // In whole numbers: as a double, 29 % of 100 is less than 29.
  const mayFail = (failed: number, sent: number) =>
    typeof maxFailed === 'string'
      ? BigInt(failed) * 100_000_000n <= millionths(maxFailed) * BigInt(sent)
      : failed <= maxFailed
  return { chunkBytes: plan.chunkBytes, mayFail, pollMs, settleMs, minLifeMs, readTimeoutMs: settings.readTimeoutMs }
}

export const defaults = {
  chunkBytes: 24_500_000,
  pollMs: 2000,
  settleMs: 60_000,
  minLifeMs: 600_000,
  clock: { now: Date.now, sleep: (ms: number, signal?: AbortSignal) => sleep(ms, signal) },
}

const longest = 7 * 86_400_000
const any: Validator = () => undefined
const wait = integerBetween(10, longest)

const validators: Readonly<Record<string, Validator>> = {
  ...Object.fromEntries(
    ['client', 'request', 'records', 'journal', 'inferred', 'target', 'failedPath', 'restart', 'executeAgain'].map(
      (name) => [name, any],
    ),
  ),
  maxFailed: must(
    "be a whole number from 0, or a share such as '0.5%'",
    (value) =>
      (Number.isInteger(value) && Number(value) >= 0) ||
      (typeof value === 'string' && /^\d{1,3}(\.\d{1,6})?%$/.test(value) && Number.parseFloat(value) <= 100),
  ),
  chunkBytes: integerBetween(minimumChunkBytes, operations.stage.request.bytes.maximum),
  pollMs: wait,
  settleMs: wait,
  minLifeMs: integerBetween(0, longest),
  readTimeoutMs: integerBetween(1, longest),
  stageOnly: must('be true or false', (value) => typeof value === 'boolean'),
  confirm: fn,
  keepFailed: fn,
  onProgress: fn,
  onObservation: fn,
  signal: abortSignal,
  clock: any,
}

/** @throws RunError for an option that is unknown or cannot be used */
export function checkSettings(options: object): void {
  checkOptions(options, validators, (_, __, message) => {
    throw new RunError('USAGE', /[.?]$/.test(message) ? message : `${message}.`, {
      reached: 'nothing-sent',
      next: null,
    })
  })
}
