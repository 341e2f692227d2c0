import type { Changed } from '../report.ts'

/** Counts requests that changed something or may have, so that there are never more than allowed. */
export class Budget {
  readonly counts: Record<Changed, number> = { yes: 0, maybe: 0, no: 0 }
  readonly #maximum: number
  #pending = 0
  #released = Promise.withResolvers<void>()

  constructor(maximum: number) {
    this.#maximum = maximum
  }

  /** Waits for room for one more. False when there is none and none will come. */
  async take(): Promise<boolean> {
    while (this.counts.yes + this.counts.maybe + this.#pending >= this.#maximum) {
      if (this.#pending === 0) return false
      await this.#released.promise
    }
    this.#pending++
    return true
  }

  /** Gives the room back, unless the request changed something. */
  release(changed: Changed): void {
    this.#pending--
    this.counts[changed]++
    this.#released.resolve()
    this.#released = Promise.withResolvers()
  }
}
