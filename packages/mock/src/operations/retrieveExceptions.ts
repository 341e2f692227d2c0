import { operations } from '@bulk-import/contract/provisional'
import type { FailedRecord } from '../imports/life.ts'
import { importSteps } from '../imports/steps.ts'
import type { OperationHandler } from '../server/contract.ts'
import type { Call } from '../server/http.ts'
import { json } from '../server/responses.ts'
import type { MockState } from '../state.ts'

export function retrieveExceptions(state: MockState): OperationHandler {
  const { authorize, deviates, importOf } = importSteps(state)
  const first = deviates('paging-from-0') ? 0 : 1
  const collection = deviates('other-collection')
    ? 'FailedRecords'
    : operations.retrieveExceptions.responses[200].collection
  return {
    authorize,
    respond(call) {
      const all = importOf(call).life.failedAt(state.clock.now())
      const limit = queryOf(call, 'limit')
      const offset = deviates('paging-from-0') && !call.request.target.includes('offset=') ? 0 : queryOf(call, 'offset')
      const start = Math.max(0, offset - first)
      const page = all.slice(start, start + limit)
      const more = deviates('one-record-too-many') ? all.slice(start + limit, start + limit + 1) : []
      const head = {
        Count: page.length,
        HasMore: start + page.length < all.length,
        Limit: limit,
        Offset: offset,
        TotalResults: page.length, // said to be capped by the limit (P23)
      }
      const records = [...page, ...more].map(written).join()
      const body = `${JSON.stringify(head).slice(0, -1)},"${collection}":[${records}]}`
      return { status: 200, headers: { 'Content-Type': json }, body }
    },
    ...(deviates('other-exceptions-path') && { path: '/{clientId}/Import/{accessToken}/Failures' }),
  }
}

const parameters: readonly { name: string; default?: unknown }[] = operations.retrieveExceptions.parameters

/** A parameter of the query, which was found to be an integer, or its default. */
function queryOf({ request }: Call, name: 'limit' | 'offset'): number {
  const given = URL.parse(request.target, 'http://mock')?.searchParams.get(name)
  return Number(given ?? parameters.find((one) => one.name === name)?.default)
}

/** A failed record: its fields as they were staged, and why it failed. What comes last counts, should it have fields of these names. */
function written({ sequenceNumber, text, messages }: FailedRecord): string {
  const why = { SequenceNumber: sequenceNumber, Exceptions: messages.map((Message) => ({ Message })) }
  const fields = text.trim().slice(1, -1).trim()
  return `{${fields}${fields === '' ? '' : ','}${JSON.stringify(why).slice(1)}`
}
