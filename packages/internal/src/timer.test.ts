import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sleep, startTimer } from './timer.ts'

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

it('sleep ends after its time, and not before', async () => {
  const awake = vi.fn()
  void sleep(50).then(awake)
  await vi.advanceTimersByTimeAsync(49)
  expect(awake).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(awake).toHaveBeenCalledTimes(1)
})

it('sleep ends without failing when its signal is aborted, or was before, and leaves no timer', async () => {
  const controller = new AbortController()
  const sleeping = sleep(50, controller.signal)
  controller.abort()
  await sleeping
  await sleep(50, controller.signal)
  expect(vi.getTimerCount()).toBe(0)
})
