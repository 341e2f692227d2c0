import { own } from '@bulk-import/internal/own'
import type { JournalEvent } from './events.ts'
import { JournalError } from './journal-error.ts'

const known: Readonly<Record<JournalEvent['event'], true>> = {
  initiating: true,
  initiated: true,
  sending: true,
  taken: true,
  staged: true,
  executing: true,
  'not-executed': true,
  executed: true,
  finished: true,
}

/**
 * The events of a journal, and how many of its bytes they are. A last line that was not written to its end is left out: its event was never
 * acknowledged, so nothing was done after it.
 *
 * @throws JournalError
 */
export function readEvents(path: string, text: Uint8Array): { events: JournalEvent[]; bytes: number } {
  const events: JournalEvent[] = []
  let bytes = 0
  for (let end = text.indexOf(0x0a); end >= 0; end = text.indexOf(0x0a, bytes)) {
    const value = parsed(text.subarray(bytes, end))
    const isLast = end + 1 === text.length
    if (value === undefined && isLast) break
    events.push(eventOf(path, value, events.length + 1))
    bytes = end + 1
  }
  if (events.length === 0) throw unreadable(`${path} is not a journal: its first line is not whole.`)
  return { events, bytes }
}

function eventOf(path: string, value: unknown, line: number): JournalEvent {
  const event = own(value, 'event')
  if (line === 1 && event !== 'initiating')
    throw unreadable(`${path} is not a journal: its first line does not begin one.`)
  if (typeof event !== 'string') throw unreadable(`${path} is damaged: line ${line} is not an event.`)
  const isKnown = Object.hasOwn(known, event) && (event !== 'initiating' || own(value, 'version') === 1)
  if (isKnown) return value as JournalEvent
  throw unreadable(`${path} was written by a later version: line ${line} has an event that this one does not know.`)
}

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line).toString())
  } catch {
    return undefined
  }
}

function unreadable(message: string): JournalError {
  return new JournalError('JOURNAL_UNREADABLE', message)
}
