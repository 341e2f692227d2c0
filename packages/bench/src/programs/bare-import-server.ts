// The other end of an import, with nothing that costs time: node bare-import-server.ts <port>
// Reads bytes; one import at a time, whose records are counted by them. To /_bulk it responds as Elasticsearch.
import { createServer } from 'node:http'
import { recordBytes } from './records.ts'
import { responseText } from './sample.mjs'

const wrapperBytes = Buffer.byteLength('{"UserProfilePreferences":[]}')
const initiated = { ...JSON.parse(responseText), Expires: new Date(Date.now() + 86_400_000).toISOString() }
const { AccessToken } = initiated
const bulk = { took: 1, errors: false, items: [] }
let received = 0
let isExecuted = false

/** What is said to a request with a body of so many bytes. */
function respond(path: string, bytes: number): object {
  const step = path.slice('/ACME_CORP/Import'.length)
  if (path === '/_bulk') return bulk
  if (step === '') [received, isExecuted] = [0, false]
  if (step === '') return initiated
  if (step === `/${AccessToken}`) received += (bytes - wrapperBytes + 1) / recordBytes
  if (step.endsWith('/Execute')) isExecuted = true
  return {
    TotalRecordsReceived: received,
    ValidationSuccessful: received,
    ValidationFailed: 0,
    Processed: isExecuted ? received : 0,
    Pending: 0,
    Exceptions: 0,
    NotHonored: 0,
    AccessToken,
    Status: isExecuted ? 'Completed' : 'Staging',
  }
}

const server = createServer((request, response) => {
  let bytes = 0
  request.on('data', (chunk: Buffer) => (bytes += chunk.length))
  request.on('end', () => {
    const body = JSON.stringify(respond(request.url ?? '', bytes))
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'X-Elastic-Product': 'Elasticsearch', // without it, its client takes the server for another product
    })
    response.end(body)
  })
})
server.listen(Number(process.argv[2]), '127.0.0.1')
