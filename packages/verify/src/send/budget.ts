import type { Changed } from '../report.ts'

/** Counts requests that changed something or may have, so that there are never more than allowed. */
export interface Budget {
  /** Waits for room for one more. False when there is none and none will come. */
  take(): Promise<boolean>
  /** Gives the room back, unless the request changed something. */
  release(changed: Changed): void
  count(changed: Changed): number
}

export function createBudget(maximum: number): Budget {
  const counts: Record<Changed, number> = { yes: 0, maybe: 0, no: 0 }
  let pending = 0
  let waiting: (() => void)[] = []
  const isFull = () => counts.yes + counts.maybe + pending >= maximum
  return {
    async take() {
      while (isFull()) {
        if (pending === 0) return false
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      pending++
      return true
    },
    release(changed) {
      pending--
      counts[changed]++
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    count: (changed) => counts[changed],
  }
}
