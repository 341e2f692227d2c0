import { instantsOf } from '@bulk-import/internal/dates'
import type { Progress } from '@bulk-import/run'
import type { CommandContext } from '../../context.ts'
import { jsonLine } from '../../output.ts'
import { lineOf, type Pace } from './line.ts'

const clearLine = '\r\u001b[2K'

/** How a run shows what it does: a bar on a terminal, a line every ten seconds elsewhere, or an object for each event. */
export interface Shown {
  show(progress: Progress): void
  /** Takes the bar away, for whatever is said next. */
  end(): void
}

export function showProgress(
  kind: 'json' | 'quiet' | 'usual',
  { env, stdout, stderr }: CommandContext,
  now: () => number = Date.now,
): Shown {
  const isTerminal = stderr.isTTY === true && env.TERM !== 'dumb' && !env.CI
  const print = (text: string) => void stderr.write(text, () => undefined)
  const pace: Pace = { records: undefined, bytes: undefined, endMs: undefined, from: undefined, nowMs: now() }
  let lastMs = now()
  let isWarned = false
  let isDrawn = false

  const told = (progress: Progress) => {
    // A terminal that does not tell its width is of the usual one; elsewhere no line is cut.
    const text = lineOf(progress, pace, isTerminal ? stderr.columns || 80 : undefined)
    if (isTerminal) {
      print(clearLine + text + (isLasting(progress) ? '\n' : ''))
      isDrawn = !isLasting(progress)
    } else if (isNews(progress) || now() - lastMs >= 10_000) {
      lastMs = now()
      print(`${text}\n`)
    }
  }
  const emit = (progress: Progress) => {
    if (kind === 'json') stdout.write(jsonLine(progress), () => undefined)
    else if (kind === 'usual' || progress.event === 'warning') told(progress)
  }
  return {
    show(progress) {
      pace.nowMs = now()
      keepPace(pace, progress)
      if (!isWarned && progress.event === 'staged' && endsTooSoon(pace, progress.bytes)) {
        isWarned = true
        emit({ event: 'warning', message: 'At this pace the access token ends before all is staged.' })
      }
      emit(progress)
    },
    end() {
      if (isDrawn) print(clearLine)
      isDrawn = false
    },
  }
}

/** Notes the plan, the end of the token, and where and when this process began to stage: a check, a question and an earlier process are no upload time. */
function keepPace(pace: Pace, progress: Progress): void {
  if (progress.event === 'planned') Object.assign(pace, { records: progress.records, bytes: progress.bytes })
  if (progress.event === 'initiated' || progress.event === 'resumed') {
    pace.endMs = instantsOf(progress.expires ?? '')?.latestMs
    pace.from = undefined
  }
  // The first one has one record, or what was staged before this process.
  if (progress.event === 'staged') pace.from ??= { bytes: progress.bytes, ms: pace.nowMs }
}

/** Whether the rest would take longer than the token lives. */
function endsTooSoon({ bytes: all, endMs, from, nowMs }: Pace, bytes: number): boolean {
  if (all === undefined || endMs === undefined || from === undefined || nowMs - from.ms < 5000) return false
  return ((all - bytes) / (bytes - from.bytes)) * (nowMs - from.ms) > endMs - nowMs
}

/** What is printed at once, also where nobody looks at a bar. */
function isNews({ event }: Progress): boolean {
  return ['planned', 'initiated', 'resumed', 'settling', 'executed', 'warning'].includes(event)
}

/** What stays on a terminal, since it is said nowhere else. */
function isLasting({ event }: Progress): boolean {
  return event === 'settling' || event === 'warning'
}
