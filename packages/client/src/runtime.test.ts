import { afterEach, describe, expect, it, vi } from 'vitest'
import { stopwatch, systemRuntime } from './runtime.ts'
import { createManualClock } from './testing/manual-clock.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the timer of systemRuntime', () => {
  it('calls back after the delay, unless the timer is cancelled', () => {
    vi.useFakeTimers()
    const called: string[] = []
    systemRuntime.schedule(() => called.push('kept'), 1000)
    const cancel = systemRuntime.schedule(() => called.push('cancelled'), 1000)
    cancel()
    vi.advanceTimersByTime(999)
    expect(called).toEqual([])
    vi.advanceTimersByTime(1)
    expect(called).toEqual(['kept'])
  })

  it('waits for 25 days and Infinity, which the timer of the platform would take for 0', () => {
    const setTimeout = vi.fn()
    vi.stubGlobal('setTimeout', setTimeout)
    systemRuntime.schedule(() => undefined, Number.POSITIVE_INFINITY)
    expect(setTimeout).toHaveBeenCalledWith(expect.any(Function), 2_147_483_647)
  })
})

describe('stopwatch', () => {
  it('goes by the clock that has moved further, since one can be set back and the other sleeps with the machine', () => {
    const clock = createManualClock()
    const elapsedMs = stopwatch(clock)
    clock.block(1000)
    expect(elapsedMs()).toBe(1000)
    clock.shiftWall(-3_600_000)
    expect(elapsedMs()).toBe(1000)
    clock.shiftWall(3_600_000 + 5000)
    expect(elapsedMs()).toBe(6000)
  })
})

it('systemRuntime has the clocks and the random numbers of the platform', () => {
  const before = systemRuntime.monotonic()
  expect(systemRuntime.monotonic()).toBeGreaterThanOrEqual(before)
  expect(Math.abs(systemRuntime.now() - Date.now())).toBeLessThan(60_000)
  expect(systemRuntime.random()).toBeLessThan(1)
})
