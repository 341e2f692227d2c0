import { UsageFault } from './usage-fault.ts'

/** A number as people write it; the contract judges whether it is a good one. @throws UsageFault */
export function readNumber(option: string, text: string): number {
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text)
  throw new UsageFault(`${option} needs a number.`)
}

/** @throws UsageFault */
export function readWhole(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageFault(`${option} needs a whole number from ${least} to ${most}.`)
}

// What a timer can hold; a longer one would fire at once.
const longestMs = 2 ** 31 - 1

/** Milliseconds of a duration such as 30s. @throws UsageFault */
export async function readDuration(option: string, text: string, longest = longestMs): Promise<number> {
  // Loaded here, since the mock takes longer to load than an import to start.
  const { parseDuration } = await import('@bulk-import/mock')
  let ms: number
  try {
    ms = parseDuration(text)
  } catch {
    throw new UsageFault(`${option} needs a duration: a number and a unit, for example 50ms, 30s, 2m or 6h.`)
  }
  if (ms <= longest) return ms
  throw new UsageFault(`${option} is too long.`)
}
