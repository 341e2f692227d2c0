/** Counts imports that are open or may be, so that there are never more than allowed. */
export interface Budget {
  /** Waits for room for one more. False when there is none and none will come. */
  take(): Promise<boolean>
  /** Says what became of it. */
  settle(opened: 'yes' | 'perhaps' | 'no'): void
  opened(): number
  perhaps(): number
}

export function createBudget(maxImports: number): Budget {
  const counts = { yes: 0, perhaps: 0, no: 0 }
  let onTheWay = 0
  let waiting: (() => void)[] = []
  const isFull = () => counts.yes + counts.perhaps + onTheWay >= maxImports
  return {
    async take() {
      while (isFull()) {
        if (onTheWay === 0) return false
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      onTheWay++
      return true
    },
    settle(opened) {
      onTheWay--
      counts[opened]++
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    opened: () => counts.yes,
    perhaps: () => counts.perhaps,
  }
}
