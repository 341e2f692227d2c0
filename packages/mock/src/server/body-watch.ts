import type { IncomingMessage } from 'node:http'

interface Awaited {
  request: IncomingMessage
  sinceTick: number
  late(): void
}

/** Gives up on bodies that take too long. One timer for all: one for each request takes a tenth of the throughput of the mock. */
export function bodyWatch(timeoutMs: number) {
  const intervalMs = Math.min(250, timeoutMs)
  const maximumTicks = Math.ceil(timeoutMs / intervalMs)
  const waiting = new Set<Awaited>()
  let tick = 0
  const timer = setInterval(() => {
    tick++
    for (const one of waiting) {
      const isLate = tick - one.sinceTick > maximumTicks
      if (isLate || one.request.destroyed) waiting.delete(one)
      if (isLate && !one.request.destroyed) one.late()
    }
  }, intervalMs).unref()
  return {
    /** Waits for a body; calls back when it has taken too long. */
    begin(request: IncomingMessage, late: () => void): Awaited {
      const one = { request, sinceTick: tick, late }
      waiting.add(one)
      return one
    },
    /** Begins to count anew. */
    again(one: Awaited): void {
      one.sinceTick = tick
    },
    /** False when it was given up on. */
    end: (one: Awaited): boolean => waiting.delete(one),
    close: () => clearInterval(timer),
  }
}
