/** Where the mock takes time from. Tests put their own in its place, so that none of them waits. */
export interface Clock {
  /** The time, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** Fulfils after so many milliseconds, or at once when the signal is aborted. */
  delay(ms: number, signal: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: Date.now,
  delay: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const timer = setTimeout(finish, ms)
      signal.addEventListener('abort', finish, { once: true })
      function finish() {
        clearTimeout(timer)
        signal.removeEventListener('abort', finish)
        resolve()
      }
    }),
}

export interface MovableClock extends Clock {
  /** Moves the time by so many milliseconds, forward or back. */
  move(ms: number): void
  /** Takes back every move. */
  reset(): void
}

const lastMs = Date.UTC(9999, 11, 31)

/** A clock that runs like another one, and can be moved away from it. */
export function movableClock(clock: Clock): MovableClock {
  let offsetMs = 0
  return {
    now: () => Math.min(Math.max(clock.now() + offsetMs, 0), lastMs),
    delay: clock.delay,
    move(ms) {
      offsetMs += ms
    },
    reset() {
      offsetMs = 0
    },
  }
}

/** ISO 8601 in UTC without fractions, the form in which the mock answers `Expires`: `2026-11-24T02:30:00Z`. */
export function isoSeconds(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, -5)}Z`
}
