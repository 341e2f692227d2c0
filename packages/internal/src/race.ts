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
 * Runs a request until it settles, its time is up or the caller's signal is aborted, whichever is first. Never throws, and leaves neither
 * a timer nor a listener behind.
 */
export async function abortableRace<Result, Cause>(
  run: (running: Running<Cause>) => Promise<Result>,
  { signal, onAbort, timeoutMs, onTimeout, schedule }: RaceLimits<Cause>,
): Promise<Raced<Result, Cause>> {
  const controller = new AbortController()
  let endedBy: Cause | undefined
  let reject: (reason: unknown) => void
  const ended = new Promise<never>((_, onEnd) => {
    reject = onEnd
  })
  ended.catch(() => undefined) // also when nothing has come to wait for it
  const end = (cause: Cause) => {
    endedBy ??= cause
    controller.abort()
    reject(controller.signal.reason)
  }
  const abort = () => end(onAbort)
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()
  const cancelTimer = schedule(() => end(onTimeout), timeoutMs)
  try {
    return { result: await Promise.race([run({ signal: controller.signal, end }), ended]) }
  } catch (error) {
    return { error, endedBy }
  } finally {
    cancelTimer()
    signal?.removeEventListener('abort', abort)
  }
}
