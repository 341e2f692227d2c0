import type { MovableClock } from '../control/clock.ts'

/** What requests do some time after their connections were lost. */
export function lateEffects(clock: MovableClock) {
  let waiting: { dueMs: number; effect(): void }[] = []
  return {
    add(ms: number, effect: () => void): void {
      waiting.push({ dueMs: clock.now() + ms, effect })
    },
    /** Does what is due by now, in its order, each with the time at which it was due. */
    run(): void {
      if (waiting.length === 0) return
      const now = clock.now()
      const due = waiting.filter(({ dueMs }) => dueMs <= now).sort((a, b) => a.dueMs - b.dueMs)
      waiting = waiting.filter(({ dueMs }) => dueMs > now)
      for (const { dueMs, effect } of due) {
        try {
          clock.standAt(dueMs, effect)
        } catch {
          // A 500, had the connection not been lost.
        }
      }
    },
    reset(): void {
      waiting = []
    },
  }
}
