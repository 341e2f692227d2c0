// Stages records of 1 kB in requests of 24.5 MB: node stage-records.ts <url> <bytes> [access token]
// Prints how fast, how long other requests had to wait meanwhile, and the token of the import.
import { request } from './sample.mjs'

const [url = '', bytes = '0', given] = process.argv.slice(2)
const account = `${url}/ACME_CORP/Import`
const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' }
const requestBytes = 24_500_000

const record = JSON.stringify({ Emails: [{ EmailAddress: 'ada@example.com' }], Note: 'x'.repeat(930) })
const body = Buffer.from(
  `{"UserProfilePreferences":[${Array(Math.floor(requestBytes / 1000))
    .fill(record)
    .join()}]}`,
)

async function initiate(): Promise<string> {
  const response = await fetch(account, { method: 'POST', headers, body: JSON.stringify(request) })
  return /"AccessToken":(\d+)/.exec(await response.text())?.[1] ?? ''
}

const token = given ?? (await initiate())
let isStaging = true
let longestMs = 0

/** Another client, which asks for the status all the time. */
async function others(): Promise<void> {
  while (isStaging) {
    const started = performance.now()
    await (await fetch(`${account}/${token}/Status`, { headers })).text()
    longestMs = Math.max(longestMs, performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const asking = others()
const started = performance.now()
let sent = 0
while (sent < Number(bytes)) {
  const response = await fetch(`${account}/${token}`, { method: 'POST', headers, body })
  if (response.status !== 200) throw new Error(await response.text())
  await response.text()
  sent += body.length
}
const seconds = (performance.now() - started) / 1000
isStaging = false
await asking
console.log(JSON.stringify({ token, mbPerSecond: sent / 1e6 / seconds, longestMs }))
