import { kindOf } from '@bulk-import/internal/ids'
import type { CaseResult, Report, Violation } from '../report.ts'
import { caseLines, isJudged, jsonReport, outcomeSentence, violationText } from './text.ts'

/** Results are shown at this file, since a server is no file. */
const artifactLocation = { uri: 'openapi.yaml' }

/** The report as SARIF 2.1.0: a rule for each statement and decision, a result for each violation. */
export function sarifReport(report: Report): string {
  const { statements, cases, contract, target } = report
  const ruleIds = statements.map(({ id }) => id)
  const rules = statements.map(({ id, text }) => ({
    id,
    name: {
      source: 'Statement',
      'older-help': 'Statement of the older help',
      decision: 'Decision',
      inference: 'Inference',
    }[kindOf(id)],
    shortDescription: { text: plain(text) },
    defaultConfiguration: { level: kindOf(id) === 'source' ? 'error' : 'warning' },
  }))
  // A server that cannot be judged is an error of the run, and breaks no rule.
  const notification = { level: 'error', message: { text: plain(outcomeSentence(report)) } }
  const invocation = {
    executionSuccessful: isJudged(report),
    startTimeUtc: report.startedAt,
    ...(!isJudged(report) && { toolExecutionNotifications: [notification] }),
  }
  const run = {
    tool: { driver: { name: 'bulk-import verify', semanticVersion: contract.version, rules } },
    automationDetails: { id: ['bulk-import-verify', ...Object.values(target.parameters), ''].join('/') },
    invocations: [invocation],
    results: cases.flatMap((result) => result.violations.map((one) => resultOf(result, one, ruleIds))),
  }
  return jsonReport({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })
}

function resultOf(result: CaseResult, violation: Violation, ruleIds: readonly string[]): object {
  const { ids, severity: level, check } = violation
  const [ruleId = ''] = ids
  return {
    ruleId,
    ruleIndex: ruleIds.indexOf(ruleId),
    level,
    message: { text: plain(`It ${violationText(violation)}.\n${caseLines(result).join('\n')}`) },
    locations: [
      {
        physicalLocation: { artifactLocation, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: result.id, kind: 'function' }],
      },
    ],
    partialFingerprints: { 'case/v1': `${result.id}#${check}#${ruleId}` },
    properties: { ids },
  }
}

/** Without the links that a text may hold: `[words](address)` (SARIF 2.1.0, section 3.11.6). */
function plain(text: string): string {
  return text.replaceAll(/[\\[\]]/g, '\\$&')
}
