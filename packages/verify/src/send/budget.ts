import type { Changed } from '../report.ts'

export type Budget = ReturnType<typeof createBudget>

/** Counts requests that changed something or may have, so that there are never more than allowed. */
export function createBudget(maximum: number) {
  const counts: Record<Changed, number> = { yes: 0, maybe: 0, no: 0 }
  let pending = 0
  let released = Promise.withResolvers<void>()
  return {
    counts,
    /** Waits for room for one more. False when there is none and none will come. */
    async take(): Promise<boolean> {
      while (counts.yes + counts.maybe + pending >= maximum) {
        if (pending === 0) return false
        await released.promise
      }
      pending++
      return true
    },
    /** Gives the room back, unless the request changed something. */
    release(changed: Changed): void {
      pending--
      counts[changed]++
      released.resolve()
      released = Promise.withResolvers()
    },
  }
}
