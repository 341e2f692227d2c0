import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startTimer } from './timer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const dayMs = 86_400_000

it.each([1, 50, 30 * dayMs, 100 * dayMs])('a timer of %i ms fires then, once, and not before', (delayMs) => {
  const callback = vi.fn()
  startTimer(delayMs, callback)
  vi.advanceTimersByTime(delayMs - 1)
  expect(callback).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(callback).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(200 * dayMs)
  expect(callback).toHaveBeenCalledTimes(1)
})

it('a timer that is stopped after some weeks does not fire', () => {
  const callback = vi.fn()
  const stop = startTimer(100 * dayMs, callback)
  vi.advanceTimersByTime(60 * dayMs)
  stop()
  vi.advanceTimersByTime(100 * dayMs)
  expect(callback).not.toHaveBeenCalled()
})
