import type { Runtime } from '../runtime.ts'

/** Clocks and a timer for tests: they stand still until they are moved. */
export interface ManualClock extends Runtime {
  /** Moves on, and calls back what is due on the way. */
  advance(ms: number): void
  /** Moves the wall clock alone, forward or back: it is set, or the machine sleeps. No timer is called. */
  shiftWall(ms: number): void
  /** The event loop is blocked: both clocks move on, and what is due is called late. */
  block(ms: number): void
  /** Moves on to the next timer. False when there is none. */
  fireNext(): boolean
  /** The delays of the timers that wait. */
  pending(): number[]
}

/** Noon, 23 November 2026, in UTC. */
export const noon = Date.UTC(2026, 10, 23, 12)

export function createManualClock(random: () => number = () => 0.5): ManualClock {
  let steady = 0
  let offset = noon
  let timers: { at: number; delayMs: number; callback: () => void }[] = []
  const advanceTo = (end: number) => {
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) break
      timers = timers.filter((timer) => timer !== next)
      steady = Math.max(steady, next.at)
      next.callback()
    }
    steady = Math.max(steady, end)
  }
  return {
    now: () => steady + offset,
    monotonic: () => steady,
    random,
    schedule: (callback, delayMs) => {
      const timer = { at: steady + delayMs, delayMs, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: (ms) => advanceTo(steady + ms),
    shiftWall: (ms) => {
      offset += ms
    },
    block: (ms) => {
      steady += ms
    },
    fireNext: () => {
      if (timers.length === 0) return false
      advanceTo(Math.min(...timers.map(({ at }) => at)))
      return true
    },
    pending: () => timers.map(({ delayMs }) => delayMs),
  }
}
