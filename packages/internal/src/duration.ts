import { quoted } from './printable.ts'

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * Reads a duration such as `50ms`, `30s`, `15m`, `6h` or `1d`. A fraction is allowed: `1.5h`.
 *
 * @returns milliseconds
 * @throws when the text is none
 */
export function parseDuration(text: string): number {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(text) ?? []
  if (amount === undefined || unit === undefined) {
    throw new Error(
      `${quoted(text)} is not a duration. Write a number and a unit, for example 50ms, 30s, 15m, 6h or 1d.`,
    )
  }
  return Math.round(Number(amount) * (units[unit] ?? 0))
}
