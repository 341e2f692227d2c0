const small = 2 ** 15
const factor = 8

/**
 * By how much more processor time a function takes for eight times as much text: about 8 when it is linear, 64 when it is quadratic. It
 * compares the function with itself, so that neither a slow machine nor a busy one matters.
 */
export function growth(unit: string, work: (text: string) => unknown): number {
  const [less, more] = [small, small * factor].map((length) => {
    const text = unit.repeat(Math.ceil(length / unit.length))
    return Math.min(...[1, 2, 3].map(() => processorMs(() => work(text))))
  }) as [number, number]
  return more / Math.max(less, 1) // what takes less than a millisecond is too little to compare
}

/** A factor that only work which is not linear exceeds. */
export const mostLinear = 3 * factor

function processorMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
