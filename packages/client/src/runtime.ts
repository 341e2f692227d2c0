/** Clock, timer and randomness: what a test wants to hold in its own hands. */
export interface Runtime {
  /** Milliseconds since 1970. */
  now(): number
  /** A number from 0 to below 1. */
  random(): number
  /** Calls back once after so many milliseconds; the function that it returns prevents that. */
  schedule(callback: () => void, delayMs: number): () => void
}

export const systemRuntime: Runtime = {
  now: () => Date.now(),
  random: () => Math.random(),
  schedule: (callback, delayMs) => {
    // A longer delay than this, for example Infinity, would make the timer fire at once.
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}
