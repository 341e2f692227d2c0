import { parseHttpDate } from '../retry-after.ts'
import { type Answer, type Bench, finding, type Judgement, provenUnless } from './judge.ts'

/** Expires is the date at which the token ends. Its form and the life of the token are not fixed (C01). */
const ids = ['S46']
const hourMs = 3_600_000

/** Whether Expires is a date that is still to come, read as kindly as it can be. That it is a string, the schema tells. */
export function judgeExpires(
  { headers }: Answer,
  { Expires: value }: Record<string, unknown>,
  { now }: Bench,
): Judgement {
  if (typeof value !== 'string') return { findings: [], proven: [] }
  const expires = latest(value)
  if (expires === undefined) {
    return provenUnless(finding('expiry', ids, 'Expires that is a date', `"${value.slice(0, 40)}"`), ids)
  }
  // Either clock may be wrong: it is past only when it is past by both.
  const reference = Math.min(now(), parseHttpDate(headers.get('date') ?? '') ?? Number.POSITIVE_INFINITY)
  const came = `"${value.slice(0, 40)}", which is past at ${new Date(reference).toISOString()}`
  return provenUnless(
    expires > reference ? undefined : finding('expiry', ids, 'Expires that is still to come', came),
    ids,
  )
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** The latest instant that a text can mean: without a zone, in the zone where it comes last; without a time, at the end of the day. */
export function latest(text: string): number | undefined {
  const value = text.trim()
  const [, day, time, zone] = iso.exec(value) ?? []
  if (day !== undefined) {
    if (!isInCalendar(day)) return undefined
    const instant = instantOf(`${day}T${milliseconds(time) ?? '23:59:59'}${zone?.toUpperCase() ?? 'Z'}`)
    return zone === undefined ? inLastZone(instant) : instant
  }
  const [, sinceEpoch] = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(value) ?? []
  if (sinceEpoch !== undefined) return Number(sinceEpoch)
  // A Date makes something of almost any text; one that names no year is no date.
  if (!/\d{4}/.test(value)) return undefined
  const hasZone = /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})\)?$/.test(value)
  return hasZone ? instantOf(value) : inLastZone(instantOf(`${value} UTC`))
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
