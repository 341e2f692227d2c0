import type { Journal, JournalEvent } from './events.ts'

/** A journal that ends with the process. */
export function memoryJournal(given: readonly JournalEvent[] = []): Journal {
  const events = [...given]
  return {
    events,
    append: async (event) => void events.push(event),
    close: async () => undefined,
  }
}
