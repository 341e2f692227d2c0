/** A request that is under way. */
export interface Running<Cause> {
  /** Aborted as soon as the request is ended. */
  readonly signal: AbortSignal
  /** Ends it at once, also where what it waits for does not listen to `signal`. The first cause counts. */
  end(cause: Cause): void
}

/** What came of a request: its result, or what it threw and what ended it; `endedBy` is undefined when it failed by itself. */
export type Raced<Result, Cause> = { result: Result } | { error: unknown; endedBy: Cause | undefined }

export interface RaceLimits<Cause> {
  /** The caller's signal, and the cause that it stands for. */
  signal: AbortSignal | undefined
  onAbort: Cause
  /** How long it may take, in milliseconds, and the cause that this stands for. */
  timeoutMs: number
  onTimeout: Cause
  /** Starts a timer; returns what cancels it. */
  schedule(callback: () => void, delayMs: number): () => void
}

/**
 * Runs a request until it settles, its time is up or the caller's signal is aborted, whichever is first. Never rejects, and leaves neither
 * a timer nor a listener behind.
 */
export function abortableRace<Result, Cause>(
  run: (running: Running<Cause>) => Promise<Result>,
  { signal, onAbort, timeoutMs, onTimeout, schedule }: RaceLimits<Cause>,
): Promise<Raced<Result, Cause>> {
  return new Promise((resolve) => {
    const controller = new AbortController()
    let endedBy: Cause | undefined
    const finish = (raced: Raced<Result, Cause>) => {
      cancelTimer()
      signal?.removeEventListener('abort', abort)
      resolve(raced)
    }
    const fail = (error: unknown) => finish({ error, endedBy })
    const end = (cause: Cause) => {
      endedBy ??= cause
      controller.abort()
      queueMicrotask(() => fail(controller.signal.reason)) // after what the request itself throws at once
    }
    const abort = () => end(onAbort)
    const cancelTimer = schedule(() => end(onTimeout), timeoutMs)
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
    try {
      run({ signal: controller.signal, end }).then((result) => finish({ result }), fail)
    } catch (error) {
      fail(error)
    }
  })
}
