import type { Journal, JournalEvent } from './events.ts'

/** A journal that ends with the process: for a run that nobody is going to resume. */
export function memoryJournal(events: readonly JournalEvent[] = []): Journal {
  const all = [...events]
  return {
    events: all,
    async append(event) {
      all.push(event)
    },
    async close() {},
  }
}
