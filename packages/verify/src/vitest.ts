import { afterAll, beforeAll, describe, it } from 'vitest'
import type { VerifyOptions } from './options.ts'
import type { CaseResult, Report } from './report.ts'
import { caseLines, forLog } from './reports/text.ts'
import { plan, verify } from './verify.ts'

export interface DescribeOptions {
  /** The title around the cases. Default: "the contract of Initiate". */
  title?: string
  /** How long the whole run may take, in milliseconds. Default ten minutes. */
  timeoutMs?: number
  /** Is given the report when all has run, for example to write it to a file. */
  onReport?: (report: Report) => void | Promise<void>
}

/** The options of `verify`, where the address may be known only when the suite runs. */
export type ContractOptions = Omit<VerifyOptions, 'baseUrl'> & { baseUrl: string | (() => string | Promise<string>) }

/**
 * A test for each case, in a suite of your own. The cases are sent before the first test, in the order of the plan; a test then tells
 * what came of its case. Warnings do not fail, unless `strict`; what was not sent is skipped with its reason.
 *
 * @throws UsageError when an option cannot be used
 */
export function describeContract(
  options: ContractOptions,
  { title = 'the contract of Initiate', timeoutMs = 600_000, onReport }: DescribeOptions = {},
): void {
  const { baseUrl } = options
  const { cases } = plan({ ...options, baseUrl: typeof baseUrl === 'string' ? baseUrl : 'http://127.0.0.1' })
  describe(title, () => {
    const results = new Map<string, CaseResult>()
    let report: Report | undefined
    beforeAll(async () => {
      report = await verify({ ...options, baseUrl: typeof baseUrl === 'string' ? baseUrl : await baseUrl() })
      for (const result of report.cases) results.set(result.id, result)
    }, timeoutMs)
    afterAll(async () => {
      if (report !== undefined) await onReport?.(report)
    })
    for (const { id, sentence, ids } of cases) {
      it(`${sentence} (${ids.join(', ')}; ${id})`, ({ skip }) => {
        const result = results.get(id)
        if (result?.verdict === 'skip') skip(result.why?.message)
        if (result?.verdict === 'fail') throw new Error(forLog(caseLines(result).join('\n')))
      })
    }
  })
}
