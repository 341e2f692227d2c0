import { sleep } from '@bulk-import/internal/timer'

/** Where the mock takes time from. Tests put their own in its place, so that none of them waits. */
export interface Clock {
  /** The time, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** Fulfils after so many milliseconds, or at once when the signal is aborted. */
  delay(ms: number, signal: AbortSignal): Promise<void>
}

export const systemClock: Clock = { now: Date.now, delay: sleep }

export interface MovableClock extends Clock {
  /** Moves the time by so many milliseconds, forward or back, within the years 0 to 9999. @throws a RangeError for NaN and infinity */
  move(ms: number): void
  /** Stands at a moment while something is done. */
  standAt(ms: number, work: () => void): void
  /** Takes back every move. */
  reset(): void
}

/** The moments that ISO 8601 writes with four digits for the year. */
const firstMs = Date.parse('0000-01-01T00:00:00Z')
const lastMs = Date.parse('9999-12-31T23:59:59.999Z')
const withinRange = (ms: number) => Math.min(Math.max(ms, firstMs), lastMs)

/** A clock that runs like another one, and can be moved away from it. */
export function movableClock(clock: Clock): MovableClock {
  let offsetMs = 0
  let standsAt: number | undefined
  const now = () => standsAt ?? withinRange(clock.now() + offsetMs)
  return {
    now,
    delay: clock.delay,
    move(ms) {
      if (!Number.isFinite(ms)) throw new RangeError(`Cannot move the clock by ${ms}: give a number of milliseconds.`)
      // From where it stands to where it will stand: what lies beyond the range must not have to be taken back first.
      offsetMs = withinRange(now() + ms) - clock.now()
    },
    standAt(ms, work) {
      standsAt = ms
      try {
        work()
      } finally {
        standsAt = undefined
      }
    },
    reset() {
      offsetMs = 0
    },
  }
}

/**
 * ISO 8601 in UTC without fractions, the form in which the mock writes `Expires`: `2026-11-24T02:30:00Z`. A token that
 * outlives the year 9999 ends with it.
 */
export function isoSeconds(ms: number): string {
  return `${new Date(Math.floor(withinRange(ms) / 1000) * 1000).toISOString().slice(0, -5)}Z`
}
