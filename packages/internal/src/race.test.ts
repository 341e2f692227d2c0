import { describe, expect, it } from 'vitest'
import { abortableRace, type RaceLimits } from './race.ts'

/** A timer that fires when the test says so. */
function manualTimer() {
  const timer = { fire: () => {}, delayMs: 0, isCancelled: false }
  const schedule = (callback: () => void, delayMs: number) => {
    Object.assign(timer, { fire: callback, delayMs })
    return () => {
      timer.isCancelled = true
    }
  }
  return { timer, schedule }
}

const never = () => new Promise<never>(() => {})

function limits(schedule: RaceLimits<string>['schedule'], signal?: AbortSignal): RaceLimits<string> {
  return { signal, onAbort: 'abort', timeoutMs: 50, onTimeout: 'timeout', schedule }
}

describe('a race of a request', () => {
  it('gives its result, and leaves no timer and no listener', async () => {
    const { timer, schedule } = manualTimer()
    const { signal } = new AbortController()
    let listeners = 0
    signal.addEventListener = () => listeners++
    signal.removeEventListener = () => listeners--
    expect(await abortableRace(async () => 7, limits(schedule, signal))).toEqual({ result: 7 })
    expect(timer).toMatchObject({ delayMs: 50, isCancelled: true })
    expect(listeners).toBe(0)
  })

  it('is ended by its time, also where nobody listens to the signal', async () => {
    const { timer, schedule } = manualTimer()
    const race = abortableRace(() => {
      timer.fire()
      return never()
    }, limits(schedule))
    expect(await race).toMatchObject({ endedBy: 'timeout' })
  })

  it('is ended by the caller, and tells the request by its signal', async () => {
    const { schedule } = manualTimer()
    const caller = new AbortController()
    let seen: AbortSignal | undefined
    const race = abortableRace(
      ({ signal }) => {
        seen = signal
        return never()
      },
      limits(schedule, caller.signal),
    )
    caller.abort()
    expect(await race).toMatchObject({ endedBy: 'abort' })
    expect(seen?.aborted).toBe(true)
  })

  it('is ended before it begins by a caller who has left already', async () => {
    const { schedule } = manualTimer()
    const race = await abortableRace(
      async ({ signal }) => signal.throwIfAborted(),
      limits(schedule, AbortSignal.abort()),
    )
    expect(race).toMatchObject({ endedBy: 'abort' })
  })

  it('tells the first cause of several', async () => {
    const { timer, schedule } = manualTimer()
    const race = abortableRace(({ end }) => {
      end('slept')
      timer.fire()
      return never()
    }, limits(schedule))
    expect(await race).toMatchObject({ endedBy: 'slept' })
  })

  it('gives what the request threw, when nothing ended it', async () => {
    const { timer, schedule } = manualTimer()
    const error = new Error('reset')
    expect(await abortableRace(() => Promise.reject(error), limits(schedule))).toEqual({ error, endedBy: undefined })
    expect(timer.isCancelled).toBe(true)
  })

  it('leaves no rejection unhandled when it was ended and the request throws at once', async () => {
    const { schedule } = manualTimer()
    const race = abortableRace(({ end }) => {
      end('slept')
      throw new Error('bad')
    }, limits(schedule))
    expect(await race).toMatchObject({ error: { message: 'bad' }, endedBy: 'slept' })
  })

  it('gives what the request threw before it had anything to wait for', async () => {
    const { schedule } = manualTimer()
    const error = new Error('bad')
    const race = abortableRace(() => {
      throw error
    }, limits(schedule))
    expect(await race).toEqual({ error, endedBy: undefined })
  })
})
