// Carries out an import: node run-import.ts <url> <journal> <file | bytes of records to generate on the way>
// It is bundled to where the packages are installed. Prints how fast each pass was, and the most memory.
import { setFlagsFromString } from 'node:v8'
import { type AddRequest, createClient } from '@bulk-import/client'
import { createJournal, fileInput, type Progress, runImport } from '@bulk-import/run'
import { peakMb } from './peak-memory.ts'
import { recordBytes, records } from './records.ts'
import { request } from './sample.mjs'

const [url = '', journal = '', input = ''] = process.argv.slice(2)
setFlagsFromString('--semi-space-growth-factor=1') // as the command does

function* generated(bytes: number): Generator<Uint8Array, void> {
  for (const record of records('ascii', bytes / recordBytes)) yield Buffer.from(record)
}

/** When an event was last seen, and how much had been read by then. */
const seen = new Map<Progress['event'], number>()
let bytes = 0
const started = performance.now()

const { outcome, sent } = await runImport({
  client: createClient({ clientId: 'ACME_CORP', auth: 'Bearer x', baseUrl: url }),
  request: request as AddRequest,
  records: /^\d+$/.test(input) ? generated(Number(input)) : fileInput(input),
  journal: (first) => createJournal(journal, first),
  onProgress(progress) {
    seen.set(progress.event, performance.now())
    if (progress.event === 'staged') bytes = progress.bytes
  },
})
if (outcome !== 'imported') throw new Error(`The import ended as ${outcome}, with ${sent} records sent.`)

const at = (event: Progress['event']) => seen.get(event) ?? Number.NaN
const speed = (from: number, to: number) => bytes / 1000 / (to - from)
const figures = {
  checkMbPerSecond: speed(started, at('planned')),
  mbPerSecond: speed(at('initiated'), at('staged')),
  peakMb: peakMb(),
}
console.log(JSON.stringify(figures))
