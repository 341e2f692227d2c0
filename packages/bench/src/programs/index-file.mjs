// Sends a file as its users send one to Elasticsearch: node index-file.mjs <url> <file>
// The helper with its defaults, given lines that nobody parses. Prints how fast it was, and the most memory.
import { createReadStream } from 'node:fs'
import { Client } from '@elastic/elasticsearch'
import split2 from 'split2'
import { peakMb } from './peak-memory.ts'

const [url, file] = process.argv.slice(2)
const client = new Client({ node: url })
const source = createReadStream(file)
const started = performance.now()
await client.helpers.bulk({
  datasource: source.pipe(split2()),
  onDocument: () => ({ index: { _index: 'people' } }),
})
const seconds = (performance.now() - started) / 1000
console.log(JSON.stringify({ mbPerSecond: source.bytesRead / 1e6 / seconds, peakMb: peakMb() }))
process.exit()
