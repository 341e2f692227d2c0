import { expect, it } from 'vitest'
import { journalBytes } from './journal-size.ts'

const line = (event: object) => `${JSON.stringify(event)}\n`
const begin = line({ event: 'initiating', clientId: 'ACME_CORP' })
const chunk = (from: number, records: number, received: number) =>
  line({ event: 'sending', from, to: from + records * 1000, records }) + line({ event: 'taken', received, failed: 0 })

it('counts the other events once, and those of a chunk for each, as long as they are at the end', () => {
  const short = begin + chunk(0, 1, 1) + chunk(1000, 40, 41) + chunk(41_000, 9, 50)
  const last = chunk(0, 40, 1000).replace('"from":0,"to":40000', '"from":1000000,"to":1000000')
  expect(journalBytes(short, 1000)).toEqual({ chunks: 26, bytes: begin.length + 26 * last.length })
})
