import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemRuntime } from './runtime.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the timer of the platform', () => {
  it('calls back after its delay, unless it is cancelled', () => {
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

  it('is never given a delay that the platform would take for none, as it does with 25 days and Infinity', () => {
    const setTimeout = vi.fn()
    vi.stubGlobal('setTimeout', setTimeout)
    systemRuntime.schedule(() => undefined, Number.POSITIVE_INFINITY)
    expect(setTimeout).toHaveBeenCalledWith(expect.any(Function), 2_147_483_647)
  })
})

it('the clock and the dice of the platform are its own', () => {
  expect(Math.abs(systemRuntime.now() - Date.now())).toBeLessThan(60_000)
  expect(systemRuntime.random()).toBeLessThan(1)
})
