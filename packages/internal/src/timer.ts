/** The longest delay that a timer holds. A longer one fires at once. */
const longestMs = 2 ** 31 - 1

/** Calls back after a delay of any length. What it returns stops that. */
export function startTimer(delayMs: number, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wait = (restMs: number) => {
    const next = restMs > longestMs ? () => wait(restMs - longestMs) : callback
    timer = setTimeout(next, Math.min(restMs, longestMs))
  }
  wait(delayMs)
  return () => clearTimeout(timer)
}
