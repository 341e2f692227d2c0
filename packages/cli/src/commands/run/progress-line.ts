import { instantsOf } from '@bulk-import/internal/dates'
import { printable } from '@bulk-import/internal/printable'
import type { Progress } from '@bulk-import/run'
import type { CommandContext } from '../../context.ts'
import { jsonLine } from '../../output.ts'
import { grouped } from './outcome.ts'

const clearLine = '\r\u001b[2K'

/** How a run shows what it does: a bar on a terminal, a line every ten seconds elsewhere, or an object for each event. */
export interface Shown {
  show(progress: Progress): void
  end(): void
}

interface Plan {
  records: number | undefined
  bytes: number | undefined
  /** When the token ends, where that can be read. */
  endMs: number | undefined
}

export function showProgress(
  kind: 'json' | 'quiet' | 'usual',
  { env, stdout, stderr }: CommandContext,
  now: () => number = Date.now,
): Shown {
  const isTerminal = stderr.isTTY === true && env.TERM !== 'dumb'
  const print = (text: string) => void stderr.write(text, () => undefined)
  const plan: Plan = { records: undefined, bytes: undefined, endMs: undefined }
  const begunMs = now()
  let lastMs = begunMs
  let isWarned = false

  const told = (progress: Progress) => {
    const text = lineOf(
      progress,
      plan,
      { seconds: (now() - begunMs) / 1000, nowMs: now() },
      isTerminal ? (stderr.columns ?? 80) : 100,
    )
    if (text === undefined) return
    if (isTerminal) print(clearLine + text + (progress.event === 'warning' ? '\n' : ''))
    else if (isNews(progress) || now() - lastMs >= 10_000) {
      lastMs = now()
      print(`${text}\n`)
    }
  }
  /** Whether the rest would take longer than the token lives. */
  const tooSlow = (bytes: number) => {
    const seconds = (now() - begunMs) / 1000
    if (plan.bytes === undefined || plan.endMs === undefined || seconds < 5) return false
    return ((plan.bytes - bytes) / bytes) * seconds * 1000 > plan.endMs - now()
  }
  return {
    show(progress) {
      if (progress.event === 'planned') Object.assign(plan, progress)
      if (progress.event === 'initiated') plan.endMs = instantsOf(progress.expires ?? '')?.latestMs
      const late = progress.event === 'staged' && !isWarned && tooSlow(progress.bytes)
      if (late) isWarned = true
      if (kind === 'json') stdout.write(jsonLine(progress), () => undefined)
      else if (kind === 'usual') {
        if (late) told({ event: 'warning', message: 'At this pace the access token ends before all is staged.' })
        told(progress)
      }
    },
    end() {
      if (kind === 'usual' && isTerminal) print(clearLine)
    },
  }
}

/** What is printed at once, also where nobody looks at a bar. */
function isNews({ event }: Progress): boolean {
  return ['planned', 'initiated', 'settling', 'executed', 'warning'].includes(event)
}

/** How long the run has taken, and what time it is. */
interface Time {
  seconds: number
  nowMs: number
}

/** One line for what a run does, no longer than the terminal. */
function lineOf(progress: Progress, plan: Plan, time: Time, columns: number): string | undefined {
  const text = words(progress, plan, time, columns)
  if (text === undefined) return undefined
  return text.length < columns ? text : `${text.slice(0, Math.max(1, columns - 2))}…`
}

function words(progress: Progress, plan: Plan, time: Time, columns: number): string | undefined {
  switch (progress.event) {
    case 'checking':
      return `Checking the input  ${megabytes(progress.bytes)}`
    case 'planned':
      return progress.records === undefined
        ? 'The input is a stream: it is checked as it is sent.'
        : `${grouped(progress.records)} records, ${megabytes(progress.bytes ?? 0)}, in ${progress.requests} requests or more`
    case 'initiated':
      return `Import initiated${progress.expires === undefined ? '' : `; its token lives until ${printable(progress.expires)}`}`
    case 'staged':
      return staged(progress, plan, time, columns)
    case 'settling':
      return `Looking what was taken: ${printable(progress.why)}`
    case 'executed':
      return 'Executed; waiting for the end'
    case 'status': {
      const { Status, Processed = 0, TotalRecordsReceived } = progress.report
      return `${printable(Status)}  ${bar(Processed, TotalRecordsReceived, columns)}${grouped(Processed)}/${grouped(TotalRecordsReceived)} records`
    }
    case 'warning':
      return `Warning: ${printable(progress.message)}`
  }
}

function staged(
  { records, bytes, failed }: Extract<Progress, { event: 'staged' }>,
  plan: Plan,
  { seconds, nowMs }: Time,
  columns: number,
): string {
  const rate = bytes / 1e6 / Math.max(seconds, 0.001)
  const of = plan.records === undefined ? '' : `/${grouped(plan.records)}`
  const left = plan.bytes === undefined ? '' : `  ${minutes((plan.bytes - bytes) / 1e6 / rate)} left`
  const life = plan.endMs === undefined ? '' : `  token ${minutes((plan.endMs - nowMs) / 1000)}`
  const failing = failed === 0 ? '' : `  ${grouped(failed)} failed`
  return `Staging  ${bar(bytes, plan.bytes, columns)}${grouped(records)}${of} records  ${megabytes(bytes)}  ${rate.toFixed(1)} MB/s${left}${life}${failing}`
}

function bar(done: number, total: number | undefined, columns: number): string {
  if (columns < 60 || total === undefined || total === 0) return ''
  const width = columns < 90 ? 10 : 20
  const filled = Math.floor(Math.min(1, done / total) * width)
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}  `
}

function megabytes(bytes: number): string {
  return bytes < 1e6
    ? `${grouped(bytes)} bytes`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`
}

function minutes(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
