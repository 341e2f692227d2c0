import { checkStageRequest } from '@bulk-import/contract/provisional'
import type { FailedRecord, Life, Staged } from '../imports/life.ts'
import { sentence } from '../server/check-body.ts'
import type { BodySink } from '../server/http.ts'
import { errorResponse } from '../server/responses.ts'
import { isUtf8, UnreadableBody } from './bytes.ts'
import { digestList } from './digests.ts'
import type { Judge, Verdict } from './rules.ts'
import { type Around, listScanner } from './scanner.ts'

/** How records come, and what becomes of them. */
interface Form {
  /** The name of their list in the contract, and the one that is taken for it. */
  collection: string
  writtenAs: string
  maximumBytes: number
  /** How many failed records are kept. */
  maximumFailed: number
  /** Whether only every other record is taken. */
  isPartly: boolean
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Judges each record as it comes, and keeps those that fail. Nothing of a request counts before it has come as a whole, and where its records
 * stand in the import is known only then. Without an import nothing is read: the call is refused.
 */
export function recordSink(form: Form, judge: Judge | undefined, clientId: string, life: Life | undefined): BodySink {
  const digests = digestList()
  const staged = { received: 0, failedAtStaging: 0, failingPlaces: [], failingImport: 0, failed: [] } satisfies Omit<
    Staged,
    'digests'
  >
  let index = 0
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
  const scanner = listScanner(form.writtenAs, {
    onItem(record) {
      if (!isUtf8(record)) throw new UnreadableBody(`The body is not UTF-8: look at ${form.collection}[${index}].`)
      index++
      if (form.isPartly && index % 2 === 0) return
      staged.received++
      digests.add(record)
      if (judge === undefined) return
      const text = utf8.decode(record)
      const context = { sequenceNumber: (life?.received() ?? 0) + staged.received, clientId }
      const verdict = judge(JSON.parse(text), context)
      if (verdict !== undefined) note(staged, verdict, text, form.maximumFailed)
    },
    onOther(byte) {
      const [issue] = checkStageRequest({ [form.collection]: [valueWith(String.fromCharCode(byte))] })
      throw new UnreadableBody(issue === undefined ? '' : sentence(issue).replace('[0]', `[${index}]`))
    },
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
      let rest: Around | undefined
      if (problem === undefined)
        read(() => {
          rest = scanner.end()
        })
      if (defect !== undefined) throw defect
      problem ??= rest && wrapperProblem(rest, form)
      return problem === undefined
        ? { value: { ...staged, digests: digests.blocks() } satisfies Staged }
        : errorResponse(400, problem)
    },
  }
}

/** A value that is no object, and begins so as JSON. */
function valueWith(first: string): unknown {
  return { '"': '', '[': [], t: true, f: false, n: null }[first] ?? 0
}

/** Notes a record that fails, which is the last that was received. */
function note(staged: Omit<Staged, 'digests'>, { at, messages }: Verdict, text: string, maximum: number): void {
  const { received: sequenceNumber, failed } = staged
  const place = sequenceNumber - staged.failedAtStaging
  if (at === 'staging') staged.failedAtStaging++
  else if (at === 'execution') staged.failingPlaces.push(place)
  else staged.failingImport++
  if (failed.length < maximum) failed.push({ at, sequenceNumber, place, text, messages } satisfies FailedRecord)
}

/** What is wrong with the body around its records, by the contract. */
function wrapperProblem({ text, value }: Around, { collection, writtenAs }: Form): string | undefined {
  const isElsewhere = writtenAs !== collection && Object.hasOwn(Object(value), collection)
  if (isElsewhere) return `StageRequest.${writtenAs} must be present, but is missing.`
  const renamed = JSON.parse(JSON.stringify(value).replaceAll(`"${writtenAs}":`, `"${collection}":`)) as unknown
  const issues = checkStageRequest(renamed)
  if (issues.length > 0) return issues.map(sentence).join(' ')
  // Of two members with one name JSON.parse takes the last, and others the first (RFC 8259, section 4).
  const isTwice = text.split(`"${writtenAs}"`).length > 2
  return isTwice ? `The body has ${writtenAs} twice: put all records into one.` : undefined
}
