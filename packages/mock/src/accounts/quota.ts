import { boundedMap } from '../memory/bounded-map.ts'

const windowMs = 24 * 3_600_000
const maximumAccounts = 10_000

export interface Quota {
  /**
   * Milliseconds until the account may initiate again, 0 when it may now. The vendor's limits page tells of a maximum of imports
   * per account over a rolling 24 hours, but neither the figure nor the response; both are choices of the mock.
   */
  waitMs(clientId: string, limit: number | undefined, nowMs: number): number
  count(clientId: string, limit: number | undefined, nowMs: number): void
  reset(): void
}

/** Counts the imports of each account over a rolling 24 hours. Nothing is counted where there is no limit. */
export function rollingQuota(): Quota {
  const accounts = boundedMap<number[]>(maximumAccounts)
  const recent = (clientId: string, nowMs: number) => {
    const times = accounts.get(clientId, () => [])
    const expired = times.findIndex((time) => time > nowMs - windowMs)
    times.splice(0, expired < 0 ? times.length : expired)
    return times
  }
  return {
    waitMs(clientId, limit, nowMs) {
      if (limit === undefined) return 0
      if (limit === 0) return windowMs
      const times = recent(clientId, nowMs)
      const oldest = times.at(-limit)
      return oldest === undefined ? 0 : oldest + windowMs - nowMs
    },
    count(clientId, limit, nowMs) {
      if (limit) recent(clientId, nowMs).push(nowMs)
    },
    reset: () => accounts.clear(),
  }
}
