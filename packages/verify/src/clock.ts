import { startTimer } from '@bulk-import/internal/timer'

/** Time and waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Waits; ends early when the signal does, without failing. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (delayMs, signal) =>
    new Promise((resolve) => {
      const end = () => {
        stop()
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const stop = startTimer(delayMs, end)
      if (signal?.aborted) end()
      else signal?.addEventListener('abort', end, { once: true })
    }),
}
