import { checkStageRequest } from '@bulk-import/contract/provisional'
import { type Digest, type Life, noteVerdict, type Staged } from '../imports/life.ts'
import type { BodySink } from '../server/http.ts'
import { errorResponse } from '../server/responses.ts'
import { UnreadableBody } from './bytes.ts'
import type { recordJudge } from './rules.ts'
import { listScanner } from './scanner.ts'

/** What a request has brought. */
export interface RecordsRead {
  staged: Staged
  /** Of all records of the import up to these. */
  digest: Digest | undefined
  /** The digest that it goes on from: another one by now means that another request came between. */
  before: Digest | undefined
}

/** How records come. */
interface Form {
  /** The name of their list in the contract, and the one that is taken for it. */
  collection: string
  writtenAs: string
  maximumBytes: number
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Judges each record as it comes, and keeps those that fail. Nothing of a request counts before it has come as a whole. Without an import
 * nothing is read: the call is refused.
 */
export function recordSink(
  form: Form,
  judge: ReturnType<typeof recordJudge>,
  clientId: string,
  life: Life | undefined,
): BodySink {
  const staged: Staged = { received: 0, failed: [], failedCount: 0, failsImport: false }
  const before = life?.digest
  const digest = before?.copy()
  const first = (life?.sums().received ?? 0) + 1
  const firstPlace = life?.nextPlace() ?? 1
  let bytes = 0
  let problem: string | undefined
  let defect: unknown

  const read = (step: () => void) => {
    try {
      step()
    } catch (error) {
      if (error instanceof UnreadableBody) problem = error.message
      else defect = error // of ours, or of a function that was given: the response is a 500
    }
  }
  const scanner = listScanner(form.writtenAs, (record) => {
    const index = staged.received
    const { text, value } = parsed(record, `${form.collection}[${index}]`)
    const place = firstPlace + index - staged.failedCount
    staged.received++
    digest?.update(record)
    const sequenceNumber = first + index
    noteVerdict(staged, judge(value, { sequenceNumber, clientId }), { sequenceNumber, place, text })
  })
  return {
    bytes: () => bytes,
    write(chunk) {
      bytes += chunk.length
      const isOver = bytes > form.maximumBytes || problem !== undefined || defect !== undefined || life === undefined
      if (!isOver) read(() => scanner.push(chunk))
    },
    end() {
      if (bytes > form.maximumBytes) {
        const message = `The body has more than ${form.maximumBytes} bytes (P13, C27). Send its records in several requests.`
        return errorResponse(413, message)
      }
      let rest: unknown
      if (problem === undefined)
        read(() => {
          rest = scanner.end()
        })
      if (defect !== undefined) throw defect
      problem ??= wrapperProblem(rest, form)
      return problem === undefined
        ? { value: { staged, digest, before } satisfies RecordsRead }
        : errorResponse(400, problem)
    },
  }
}

/** @throws UnreadableBody when it is no object of JSON */
function parsed(record: Uint8Array, what: string): { text: string; value: Record<string, unknown> } {
  let text: string
  let value: unknown
  try {
    text = utf8.decode(record)
    value = JSON.parse(text)
  } catch {
    throw new UnreadableBody(`The body is not JSON in UTF-8: ${what} cannot be read.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableBody(`StageRequest.${what} must be an object (L02).`)
  return { text, value: value as Record<string, unknown> }
}

/** What is wrong with the body around its records, by the contract. */
function wrapperProblem(rest: unknown, { collection, writtenAs }: Form): string | undefined {
  const renamed = JSON.parse(JSON.stringify(rest).replaceAll(`"${writtenAs}":`, `"${collection}":`)) as unknown
  const issues = checkStageRequest(renamed)
  if (issues.length > 0) return issues.map(({ message, ids }) => `${message} (${ids.join(', ')}).`).join(' ')
  const again = (renamed as Record<string, unknown[]>)[collection] ?? []
  return again.length > 0 ? `The body has ${collection} twice: put all records into one.` : undefined
}
