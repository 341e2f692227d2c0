import type { CaseResult, Report } from '@bulk-import/verify'

/** What the options of `verify` are called here. */
const optionNames: Record<string, string> = {
  allowDeletions: '--allow-deletions',
  allowInsecureHttp: '--allow-insecure-http',
  authorizationWithoutDelete: '--authorization-without-delete-file',
  baseUrl: '--base-url',
  clientId: '--client-id',
  maxImports: '--max-imports',
  unknownClientId: '--unknown-client-id',
  wrongAuthorization: '--wrong-authorization-file',
}

const phrases: Record<string, string> = {
  'as values': 'by --match-value',
  'bail is set': '--bail is set',
  'check authorization': 'check the credentials',
}

/** A message of `verify`, with the names that its options have here. */
export function inCommandWords(message: string): string {
  const named = message.replaceAll(/(?<![\w{.-])[a-z]+[A-Z]\w+/g, (word) => optionNames[word] ?? word)
  return Object.entries(phrases).reduce((text, [phrase, here]) => text.replace(phrase, here), named)
}

/** The report, with the names that options and variables have here. */
export function reportInCommandWords(report: Report): Report {
  return { ...inWords(report), cases: report.cases.map(caseInWords), statements: report.statements.map(inWords) }
}

function caseInWords(result: CaseResult): CaseResult {
  const { sent } = result
  if (sent === undefined) return inWords(result)
  return { ...inWords(result), sent: sent.replace('-H "Authorization: $', '-H "Authorization: $BULK_IMPORT_') }
}

function inWords<Part extends { why?: string }>(part: Part): Part {
  return part.why === undefined ? part : { ...part, why: inCommandWords(part.why) }
}
