import { setTimeout as sleep } from 'node:timers/promises'
import type { InitiateRequest } from '@bulk-import/contract'
import {
  type BulkRecord,
  checks,
  type ImportStatusReport,
  type OperationTypes,
  operations,
} from '@bulk-import/contract/provisional'
import type { RecordRule } from '@bulk-import/mock'

const headers = { Authorization: 'Bearer any-token-will-do', 'Content-Type': operations.initiate.request.mediaType }
const request: InitiateRequest = { Name: 'Newsletter sign-ups of week 47' }
const wrongAddress = 'ada at example.com'
const records: BulkRecord[] = ['grace@example.com', wrongAddress, 'alan@example.com'].map((EmailAddress) => ({
  Emails: [{ EmailAddress }],
}))

/** Makes one of the records below fail. */
export const firstMinuteRules: RecordRule[] = [
  {
    pointer: '/Emails/0/EmailAddress',
    equals: wrongAddress,
    at: 'staging',
    message: 'EmailAddress is not an address.',
  },
]

const pollMs = 100

/** Sends the whole life of an import to a mock, printed as it goes; true when each response is valid. */
export async function firstMinute(baseUrl: string): Promise<boolean> {
  let accessToken = ''
  let isValid = true

  /** @param title stands above the request; without it nothing is printed */
  async function send(operationId: keyof OperationTypes, title: string | undefined, body?: unknown) {
    const { method, pathTemplate, responses } = operations[operationId]
    const path = pathTemplate.replace('{clientId}', 'ACME_CORP')
    const text = body === undefined ? null : JSON.stringify(body)
    const response = await fetch(baseUrl + path.replace('{accessToken}', accessToken), { method, headers, body: text })
    const received = await response.text()
    const value: unknown = JSON.parse(received)
    isValid &&= response.status === 200 && checks[responses[200].schema](value).length === 0
    if (title !== undefined) {
      const sent = body === undefined ? '' : `\n${JSON.stringify(body, undefined, 2)}`
      console.log(`${title}\n\n${method} ${baseUrl}${path}${sent}\n`)
      console.log(`${response.status} ${response.statusText}\n${pretty(received)}\n`)
    }
    return { received, value, url: baseUrl + path }
  }

  const { received, url } = await send('initiate', 'Initiate', request)
  accessToken = /"AccessToken": ?(\d+)/.exec(received)?.[1] ?? ''
  const flags = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)
  console.log(`The same with curl:\ncurl -X POST ${url} ${flags.join(' ')} -d '${JSON.stringify(request)}'\n`)
  console.log('What follows is provisional: partly inferred, and never seen by us on the real service.\n')
  await send('stage', 'Stage three records, one of them wrong', { UserProfilePreferences: records })
  await send('execute', 'Execute')
  await untilCompleted(async () => (await send('retrieveStatus', undefined)).value as ImportStatusReport)
  await send('retrieveStatus', 'Retrieve the status once more')
  await send('retrieveExceptions', 'Retrieve the record that failed')
  return isValid
}

async function untilCompleted(status: () => Promise<ImportStatusReport>): Promise<void> {
  const seen: string[] = []
  for (let polls = 0; polls < 50 && seen.at(-1) !== 'Completed'; polls++) {
    const { Status } = await status()
    if (seen.at(-1) !== Status) seen.push(Status)
    if (Status !== 'Completed') await sleep(pollMs)
  }
  console.log(`Retrieve the status until it is Completed: ${seen.join(', ')}\n`)
}

/** JSON on several lines, with integers as they came: JSON.parse would round those above 2^53. */
function pretty(json: string): string {
  const exact = json.replaceAll(/"AccessToken": ?(\d+)/g, '"AccessToken":"$1"')
  return JSON.stringify(JSON.parse(exact), undefined, 2).replaceAll(/"AccessToken": "(\d+)"/g, '"AccessToken": $1')
}
