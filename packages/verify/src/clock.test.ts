import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const dayMs = 86_400_000

it('a wait of some weeks, longer than a timer holds, takes as long as it says', async () => {
  const end = vi.fn()
  const waiting = systemClock.sleep(60 * dayMs).then(end)
  await vi.advanceTimersByTimeAsync(59 * dayMs)
  expect(end).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(dayMs)
  await waiting
})

it('a wait ends early, and without an error, when its signal does, also before it begins', async () => {
  const controller = new AbortController()
  const waiting = systemClock.sleep(60 * dayMs, controller.signal)
  controller.abort()
  await waiting
  await systemClock.sleep(dayMs, controller.signal)
  expect(vi.getTimerCount()).toBe(0)
})
