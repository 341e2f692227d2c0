import { quantile } from '../statistics.ts'

/** Nanoseconds for one run, the median of many batches, after half as long to warm up. `batch` runs so many times. */
export async function time(batch: (runs: number) => unknown, milliseconds: number): Promise<number> {
  const runs = 200
  const nanoseconds: number[] = []
  const warm = performance.now() + milliseconds / 2
  while (nanoseconds.length === 0 || performance.now() < warm + milliseconds) {
    const started = performance.now()
    await batch(runs)
    if (started > warm) nanoseconds.push(((performance.now() - started) * 1e6) / runs)
  }
  return quantile(nanoseconds, 0.5)
}
