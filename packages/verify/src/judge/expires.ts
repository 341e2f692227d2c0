import { parseHttpDate } from '../retry-after.ts'
import { finding, type Judgement, provenUnless } from './finding.ts'
import type { Answer, Bench } from './judge.ts'

/** The token is active for a while (S05): for how long is not fixed (C01), and neither is the form of the date (C23). */
const ids = ['S05']
const hourMs = 3_600_000

/** Whether Expires is still to come, where it is a date that can be read. That it is a text, the schema tells. */
export function judgeExpires(
  { headers }: Answer,
  { Expires: value }: Record<string, unknown>,
  { now }: Bench,
): Judgement {
  const expires = typeof value === 'string' ? latest(value) : undefined
  // Either clock may be wrong: it is past only when it is past by both.
  const reference = Math.min(now(), parseHttpDate(headers.get('date') ?? '') ?? Number.POSITIVE_INFINITY)
  if (expires === undefined || expires > reference) return { findings: [], proven: [] }
  const came = `"${String(value).slice(0, 40)}", which is past at ${new Date(reference).toISOString()}`
  return provenUnless(finding('expiry', ids, 'Expires that is still to come', came), [])
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,20})?)?))? ?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * The latest instant that a text can mean: without a zone, in the zone where it comes last; without a time, at the end of the day.
 * Undefined for a text in any other form than ISO 8601, that of HTTP, and that of older .NET services (C23).
 */
export function latest(text: string): number | undefined {
  const value = text.trim()
  const [, day, time, zone] = iso.exec(value) ?? []
  if (day !== undefined) {
    if (!isInCalendar(day)) return undefined
    const instant = instantOf(`${day}T${milliseconds(time) ?? '23:59:59'}${zone?.toUpperCase() ?? 'Z'}`)
    return zone === undefined ? inLastZone(instant) : instant
  }
  // As older services of .NET write it.
  const [, sinceEpoch] = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(value) ?? []
  return sinceEpoch === undefined ? parseHttpDate(value) : Number(sinceEpoch)
}

function instantOf(text: string): number | undefined {
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : instant
}

/** Date.parse takes the 30th of February for the 1st or 2nd of March. */
function isInCalendar(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}

function inLastZone(instant: number | undefined): number | undefined {
  return instant === undefined ? undefined : instant + 12 * hourMs
}

/** .NET writes seven digits of a second; a Date reads three. */
function milliseconds(time: string | undefined): string | undefined {
  return time?.replace(/(\.\d{3})\d+$/, '$1')
}
