/** The same items, until the signal is aborted: then it throws the signal's reason at once, also while an item is waited for. */
export async function* untilAborted<Item>(
  items: AsyncIterable<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void> {
  if (signal === undefined) return yield* items
  const iterator = items[Symbol.asyncIterator]()
  try {
    for (;;) {
      const result = await nextUntilAborted(iterator, signal)
      if (result.done) return
      yield result.value
    }
  } finally {
    const end = Promise.resolve(iterator.return?.())
    // What waits for its source ends only when that does.
    if (signal.aborted) end.catch(() => undefined)
    else await end
  }
}

// With Promise.race and one promise for the signal, each item would be held until the end.
function nextUntilAborted<Item>(iterator: AsyncIterator<Item>, signal: AbortSignal): Promise<IteratorResult<Item>> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    Promise.resolve(iterator.next())
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
  })
}
