import type { Issue } from '@bulk-import/contract'
import type { ImportStatusReport as ContractReport } from '@bulk-import/contract/provisional'
import { isJsonObject, own } from '@bulk-import/internal/own'
import { retryAfterMs } from '@bulk-import/internal/retry-after'
import { deliveryIssues, issue, reportIssues, violation } from '../operations/issues.ts'
import type { Call } from '../transport/call.ts'
import { errorForResponse, readJson } from '../transport/error-response.ts'
import { redactValue } from '../transport/redact.ts'
import type { HttpResponse } from '../transport/response.ts'
import type { ImportStatusReport } from './types.ts'

const schemaName = 'ImportStatusReport'

/** Without them nobody can tell whether the import may be executed [C24]. */
const required: readonly (keyof ContractReport)[] = ['TotalRecordsReceived', 'ValidationSuccessful', 'ValidationFailed']

/** They may have the digits of a secret by chance, and are none. */
const counters: readonly string[] = [
  ...required,
  'Processed',
  'Pending',
  'Exceptions',
  'NotHonored',
] satisfies (keyof ContractReport)[]

/**
 * The report of a success: whatever has the token of the import, its state and the counters of staging. How it came may be odd, which the
 * hook is told.
 *
 * @throws BulkImportError; with the outcome `accepted` where the report lacks one of them, and `unknown` where its token is another
 */
export function readReport(call: Call, response: HttpResponse, accessToken: string): ImportStatusReport {
  const { accessToken: received, operation, redactor } = call
  const { status } = response
  if (status !== 200 && received === undefined) throw errorForResponse(call, response)
  const body = readJson(call, response)
  const report = isJsonObject(body) ? body : {}
  const found = reportIssuesOf(report, received, accessToken)
  const ids = { status: operation.responses[200]?.ids ?? [], mediaType: ['C31'] }
  const issues = reportIssues(call, status, [...found, ...deliveryIssues(schemaName, response, ids)])
  if (found.length > 0) throw violation(call, response, issues)
  const shown = redactValue(report, redactor) as Record<string, unknown>
  for (const name of counters) if (typeof own(report, name) === 'number') shown[name] = report[name]
  const waitMs = retryAfterMs(response.headers, call.options.runtime.now())
  return Object.defineProperties(shown, {
    AccessToken: { get: () => received, enumerable: false },
    retryAfterMs: { value: waitMs, enumerable: false },
  }) as ImportStatusReport
}

/** What keeps a report from being used: that it is another import's, first. */
function reportIssuesOf(report: Record<string, unknown>, received: string | undefined, accessToken: string): Issue[] {
  const issues: Issue[] = []
  if (received !== accessToken) {
    const [actual, keyword] =
      received === undefined
        ? (['is missing', 'response'] as const)
        : (['is a different one', 'contradiction'] as const)
    issues.push(issue(schemaName, '/AccessToken', 'be the token of the import', actual, ['C24', 'I01'], keyword))
  }
  if (typeof own(report, 'Status') !== 'string') {
    issues.push(issue(schemaName, '/Status', 'be a string', '', ['C24', 'I01']))
  }
  for (const name of required) {
    const count = own(report, name)
    const isCount = Number.isSafeInteger(count) && Number(count) >= 0
    if (!isCount) issues.push(issue(schemaName, `/${name}`, 'be a non-negative integer', '', ['P11', 'C24', 'C30']))
  }
  return issues
}
