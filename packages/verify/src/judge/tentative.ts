import type { Case } from '@bulk-import/contract/cases'
import { kindOf } from '@bulk-import/internal/ids'
import type { Contract } from '../contract.ts'
import type { Violation } from '../report.ts'
import type { Run } from '../run/run.ts'
import { type Judgement, parseJson } from './violation.ts'

/** Whether a response shows that the operation is where the contract has it: nothing, or not much, differs from what a page says. */
export function isAsInferred(
  { expect, operationId }: Case,
  { violations }: Judgement,
  text: string,
  { adapters }: Contract,
): boolean {
  const isRecognized = adapters[operationId]?.recognizes?.(parseJson(text)) === true
  const isOfAnother = ({ check, severity }: Violation) =>
    check === 'status' || (check === 'body' && severity === 'error' && !isRecognized)
  return expect.outcome === 'accepted' && !violations.some(isOfAnother)
}

/** Whether it has to be seen first that an operation is what we inferred. */
export function isTentative({ operationId }: Case, { settings, seenAsInferred }: Run): boolean {
  return settings.contract.adapters[operationId]?.inference !== undefined && !seenAsInferred.has(operationId)
}

/**
 * What a response shows of an operation that may be another one than we inferred: that the inference is wrong, and nothing that rests on it;
 * another one may refuse the same.
 *
 * @param status of the response, if there was one
 */
export function tentative(
  { operationId }: Case,
  { violations }: Judgement,
  status: number | undefined,
  { settings: { contract, nameOption } }: Run,
): Judgement {
  const soften = (violation: Violation): Violation => {
    const own = violation.ids.filter((id) => kindOf(id) === 'inference')
    const isOwn = isSuccess && violation.check === 'body' && violation.severity === 'warning' && own.length > 0
    const inference = isOwn ? undefined : ofOperation
    const ids = inference === undefined ? own : [inference.id]
    const hint =
      inference === undefined
        ? ''
        : `; set ${inference.option} by ${nameOption('inferred')} if your service does it this way`
    const actual = `${violation.actual}, which differs from what we inferred (${ids.join(', ')})${hint}`
    return { ...violation, ids, severity: 'warning', actual }
  }
  const isSuccess = status !== undefined && status < 300
  const ofOperation = contract.adapters[operationId]?.inference?.(status)
  return { violations: violations.map(soften), proven: [] }
}
