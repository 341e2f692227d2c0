import { startTimer } from '@bulk-import/internal/timer'

/** Clocks, timer and randomness: what a test wants to hold in its own hands. */
export interface Runtime {
  /** The wall clock: milliseconds since 1970. */
  now(): number
  /** A clock that is never set: milliseconds since any instant. It may stand still while the machine sleeps. */
  monotonic(): number
  /** A number from 0 to below 1. */
  random(): number
  /** Calls back once after a delay in milliseconds. Returns a function that cancels the timer. */
  schedule(callback: () => void, delayMs: number): () => void
}

export const systemRuntime: Runtime = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: () => Math.random(),
  schedule: (callback, delayMs) => startTimer(delayMs, callback),
}

/**
 * Returns a function that tells how many milliseconds have passed. It takes the larger of what both clocks say: the wall clock
 * can be set back, and the other stands still while the machine sleeps.
 */
export function stopwatch(runtime: Runtime): () => number {
  const [wall, steady] = [runtime.now(), runtime.monotonic()]
  return () => Math.max(runtime.now() - wall, runtime.monotonic() - steady)
}
