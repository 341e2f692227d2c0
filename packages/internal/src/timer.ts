/** The longest delay that a timer holds. A longer one fires at once. */
const longestMs = 2 ** 31 - 1

/** Calls back after a delay of any length, infinite included. Returns a function that cancels the timer. */
export function startTimer(delayMs: number, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wait = (restMs: number) => {
    const next = restMs > longestMs ? () => wait(restMs - longestMs) : callback
    timer = setTimeout(next, Math.min(restMs, longestMs))
  }
  wait(delayMs)
  return () => clearTimeout(timer)
}

/** Waits; ends early, without failing, when the signal is aborted. */
export function sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel()
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const cancel = startTimer(delayMs, end)
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end, { once: true })
  })
}
