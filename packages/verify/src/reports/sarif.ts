import { kindOf } from '@bulk-import/internal/ids'
import type { CaseResult, Report, Violation } from '../report.ts'
import { jsonOf } from './json.ts'
import { caseText, isJudged, outcomeSentence, violationText } from './text.ts'

/** Results are shown at this file, since a server is no file. */
const artifactLocation = { uri: 'openapi.yaml' }

/** The report as SARIF 2.1.0: a rule for each statement and decision, a result for each violation. */
export function sarifReport(report: Report): string {
  const { statements, cases, contract, target } = report
  const ruleIndex = new Map(statements.map(({ id }, index) => [id, index]))
  const rules = statements.map(({ id, text }) => ({
    id,
    name: { source: 'Statement', decision: 'Decision', inference: 'Inference' }[kindOf(id)],
    shortDescription: { text: plain(text) },
    defaultConfiguration: { level: kindOf(id) === 'source' ? 'error' : 'warning' },
  }))
  const run = {
    tool: { driver: { name: 'bulk-import verify', semanticVersion: contract.version, rules } },
    automationDetails: { id: ['bulk-import-verify', ...Object.values(target.parameters), ''].join('/') },
    invocations: [invocationOf(report)],
    results: cases.flatMap((result) => result.violations.map((one) => resultOf(result, one, ruleIndex))),
  }
  return jsonOf({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })
}

/** A server that cannot be judged is an error of the run, and breaks no rule. */
function invocationOf(report: Report): object {
  const notification = { level: 'error', message: { text: plain(outcomeSentence(report)) } }
  return {
    executionSuccessful: isJudged(report),
    startTimeUtc: report.startedAt,
    ...(!isJudged(report) && { toolExecutionNotifications: [notification] }),
  }
}

function resultOf(result: CaseResult, violation: Violation, ruleIndex: ReadonlyMap<string, number>): object {
  const { ids, severity: level, check } = violation
  const [ruleId = ''] = ids
  return {
    ruleId,
    ruleIndex: ruleIndex.get(ruleId) ?? -1,
    level,
    message: { text: plain(`It ${violationText(violation)}.\n${caseText(result)}`) },
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
