import type { CaseResult, Finding, Report } from '../report.ts'
import { textOf } from './case-text.ts'
import { jsonOf } from './json.ts'
import { isJudged, outcomeSentence } from './words.ts'

export interface SarifOptions {
  /** The file that results are shown at, since a server is no file. Default `openapi.yaml`. */
  artifactUri?: string
}

/** The report as SARIF 2.1.0: a rule for each statement and decision, a result for each finding. */
export function sarifReport(report: Report, { artifactUri = 'openapi.yaml' }: SarifOptions = {}): string {
  const index = new Map(report.statements.map(({ id }, position) => [id, position]))
  const rules = report.statements.map(({ id, text }) => ({
    id,
    name: id.startsWith('S') ? 'Statement' : 'Decision',
    shortDescription: { text: plain(text) },
    defaultConfiguration: { level: id.startsWith('S') ? 'error' : 'warning' },
  }))
  const results = report.cases.flatMap((result) =>
    result.findings.map((finding) => resultOf(result, finding, index, artifactUri)),
  )
  const run = {
    tool: { driver: { name: 'bulk-import verify', semanticVersion: report.contract.version, rules } },
    automationDetails: { id: `bulk-import-verify/${report.target.clientId}/` },
    invocations: [invocationOf(report)],
    results,
  }
  return jsonOf({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })
}

/** A server that cannot be judged is an error of the run, and breaks no rule. */
function invocationOf(report: Report): object {
  const isSuccessful = isJudged(report)
  const notification = { level: 'error', message: { text: plain(outcomeSentence(report)) } }
  return {
    executionSuccessful: isSuccessful,
    startTimeUtc: report.startedAt,
    ...(!isSuccessful && { toolExecutionNotifications: [notification] }),
  }
}

function resultOf(result: CaseResult, finding: Finding, index: ReadonlyMap<string, number>, artifactUri: string) {
  const [ruleId = ''] = finding.ids
  return {
    ruleId,
    ruleIndex: index.get(ruleId) ?? -1,
    level: finding.severity,
    message: { text: plain(`Expected ${finding.expected}, came ${finding.came}.\n${textOf(result)}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: artifactUri }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: result.id, kind: 'function' }],
      },
    ],
    partialFingerprints: { 'case/v1': `${result.id}#${finding.check}#${ruleId}` },
    properties: { ids: finding.ids },
  }
}

/** Without the links that a text may hold: `[words](address)` (SARIF 2.1.0, 3.11.6). */
function plain(text: string): string {
  return text.replaceAll(/[\\[\]]/g, '\\$&')
}
