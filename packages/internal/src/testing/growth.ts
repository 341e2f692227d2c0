const small = 2 ** 13
const factor = 32

/**
 * By how much more processor time a function takes for 32 times as much text: about 32 when it is linear, about 1000 when it is
 * quadratic. It compares the function with itself, so that neither a slow machine nor a busy one matters.
 */
export function growth(unit: string, work: (text: string) => unknown): number {
  const [less, more] = [small, small * factor].map((length) => {
    const text = unit.repeat(Math.ceil(length / unit.length))
    return Math.min(...[1, 2, 3].map(() => processorMs(() => work(text))))
  }) as [number, number]
  return more / Math.max(less, 0.5) // what takes less is too little to compare
}

/** Far from both: linear work varies with caches and the collection of garbage. */
export const linearGrowth = 8 * factor

function processorMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
