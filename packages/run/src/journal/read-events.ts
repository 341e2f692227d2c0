import { isPositiveInt64 } from '@bulk-import/internal/exact-integer'
import { isJsonObject, own } from '@bulk-import/internal/own'
import { minimumChunkBytes } from '../input/input.ts'
import type { JournalEvent } from './events.ts'
import { JournalError } from './journal-error.ts'

type Check = (value: unknown) => boolean
const text: Check = (value) => typeof value === 'string'
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const flag: Check = (value) => typeof value === 'boolean'
const either =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value))
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(String(value))
const missing: Check = (value) => value === undefined
const all =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isJsonObject(value) && Object.entries(members).every(([name, check]) => check(own(value, name)))
const token: Check = (value) => typeof value === 'string' && isPositiveInt64(value)
const facts = all({ path: either(text, missing), records: count, bytes: count, sha256: text })

/** The events that there are, and what a run needs of each. */
const known: Readonly<Record<JournalEvent['event'], Check>> = {
  initiating: all({
    baseUrl: text,
    clientId: text,
    request: isJsonObject,
    isDeletion: flag,
    input: either((value) => value === null, facts),
    failedPath: either(text, missing),
    chunkBytes: (value) => count(value) && Number(value) >= minimumChunkBytes,
    maxFailed: either(text, count, missing),
    inferred: isJsonObject,
  }),
  'not-initiated': all({}),
  initiated: all({ accessToken: token, expires: either(text, missing), isContradicting: either(flag, missing) }),
  sending: all({ from: count, to: count, records: count, sha256: text }),
  taken: all({ received: count, failed: count }),
  staged: all({ records: count, bytes: count }),
  executing: all({}),
  'not-executed': all({ status: count }),
  executed: all({}),
  finished: all({
    result: all({
      outcome: oneOf('imported', 'partly-imported', 'failed'),
      sent: count,
      counters: all({}),
      isFailedComplete: flag,
    }),
  }),
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
  if (!isKnown)
    throw unreadable(`${path} was written by a later version: line ${line} has an event that this one does not know.`)
  const isWhole = known[event as JournalEvent['event']](value)
  if (!isWhole) throw unreadable(`${path} is damaged: line ${line} lacks a part of its event, which is ${event}.`)
  return value as JournalEvent
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
