import { boundedMap } from '../memory/bounded-map.ts'

const windowMs = 24 * 3_600_000
const maximumAccounts = 10_000

export type Quota = ReturnType<typeof rollingQuota>

/**
 * Counts the imports of each account over a rolling 24 hours. The vendor's limits page mentions a maximum, but neither the figure nor the
 * response; both are choices of the mock.
 */
export function rollingQuota() {
  const accounts = boundedMap<number[]>(maximumAccounts)
  return {
    /** Counts an import and returns 0, or returns how many milliseconds the account has to wait for it. */
    take(clientId: string, limit: number | undefined, nowMs: number): number {
      if (limit === undefined) return 0
      if (limit === 0) return windowMs
      const times = accounts.get(clientId, () => [])
      const expired = times.findIndex((time) => time > nowMs - windowMs)
      times.splice(0, expired < 0 ? times.length : expired)
      const oldest = times.at(-limit)
      if (oldest !== undefined) return oldest + windowMs - nowMs
      times.push(nowMs)
      return 0
    },
    reset: () => accounts.clear(),
  }
}
