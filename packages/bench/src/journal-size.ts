import { recordBytes } from './programs/records.ts'

interface Event {
  event: string
  records?: number
}

/**
 * How many bytes the journal of an import of so many records has, by that of a short one: its other events as they are, and those of a
 * chunk, as long as they are at the end of the large import, once for each of its chunks.
 */
export function journalBytes(short: string, records: number): { bytes: number; chunks: number } {
  const events: Event[] = short
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const sent = events.filter(({ event }) => event === 'sending')
  const taken = events.find(({ event }) => event === 'taken')
  const fullest = Math.max(...sent.map((event) => event.records ?? 0))
  const chunks = 1 + Math.ceil((records - 1) / fullest) // the first has one record
  const end = records * recordBytes
  const ofChunk = [
    { ...sent[0], from: end, to: end, records: fullest },
    { ...taken, received: records },
  ]
  const others = events.filter(({ event }) => event !== 'sending' && event !== 'taken')
  return { bytes: sizeOf(others) + chunks * sizeOf(ofChunk), chunks }
}

function sizeOf(events: readonly object[]): number {
  return Buffer.byteLength(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
}
