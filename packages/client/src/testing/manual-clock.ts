import type { Runtime } from '../runtime.ts'

/** A clock for tests: it stands still until it is moved. */
export interface ManualClock extends Runtime {
  /** Moves on, and calls back what is due on the way. */
  advance(ms: number): void
  /** Moves on to the next timer. False when there is none. */
  fireNext(): boolean
  /** The delays of the timers that wait. */
  pending(): number[]
}

/** Noon, 23 November 2026, in UTC. */
export const noon = Date.UTC(2026, 10, 23, 12)

export function createManualClock(random: () => number = () => 0.5): ManualClock {
  let time = noon
  let timers: { at: number; delayMs: number; callback: () => void }[] = []
  const advanceTo = (end: number) => {
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) break
      timers = timers.filter((timer) => timer !== next)
      time = Math.max(time, next.at)
      next.callback()
    }
    time = Math.max(time, end)
  }
  return {
    now: () => time,
    random,
    schedule: (callback, delayMs) => {
      const timer = { at: time + delayMs, delayMs, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: (ms) => advanceTo(time + ms),
    fireNext: () => {
      if (timers.length === 0) return false
      advanceTo(Math.min(...timers.map(({ at }) => at)))
      return true
    },
    pending: () => timers.map(({ delayMs }) => delayMs),
  }
}
