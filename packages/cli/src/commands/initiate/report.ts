import type { BulkImportError, ImportSession } from '@bulk-import/client'
import { printable } from '@bulk-import/internal/printable'
import { type CommandLineError, causesOf } from '../../errors.ts'
import type { Paint } from '../../output.ts'
import { idsOf, sources } from './request.ts'

/** Where the access token is: printed, or in a file. */
export type Token = { accessToken: string } | { accessTokenFile: string }

/** The session for a program. The token is a string, since most readers would round a JSON number. */
export function sessionAsJson(session: ImportSession, token: Token): object {
  const { status, name, settings, expires, expiresAt, issues } = session
  const time = { expires, expiresAt: expiresAt?.toISOString() }
  return { outcome: 'accepted', ...token, ...time, status, name, settings, issues }
}

/** The session for a person, without its token, which has been printed by then. */
export function sessionAsText(session: ImportSession, paint: Paint): string {
  const { status, name, settings, expires = 'not given', expiresAt } = session
  const rows = [
    `${paint(['bold', 'green'], 'Import started:')} ${printable(name ?? 'without a name')}`,
    `Expires         ${expiresAt?.toISOString() ?? printable(expires)}`,
    `Status          ${printable(status ?? 'not given')}`,
    `Settings        ${printable(JSON.stringify(settings))}`,
  ]
  return `${rows.join('\n')}\n`
}

/** What is wrong with a response that opened a session all the same. */
export function issuesAsText({ issues }: ImportSession): string {
  const lines = issues.map(({ message }) => `  ${printable(message)}`)
  return ['The import is started, but the response violates the contract:', ...lines].join('\n')
}

export function tokenLine(token: Token, paint: Paint): string {
  return 'accessToken' in token
    ? `Access token    ${paint('bold', printable(token.accessToken))}\n`
    : `Access token    in ${printable(token.accessTokenFile)}\n`
}

/** The error for a program. */
export function errorAsJson(error: BulkImportError, token: Token | undefined): object {
  const { outcome, code, message, ids, status, serverMessage, retryAfterMs, attempts, isRetryable } = error
  const known = { code, message, hint: hintOf(error), ids, status, serverMessage, retryAfterMs, attempts, isRetryable }
  const issues = 'issues' in error ? error.issues : []
  return { outcome, ...token, error: { ...known, issues, causes: causesOf(error) } }
}

/** What the command line itself refuses, with the same members as an error of the client. */
export function commandLineErrorAsJson({ code, message: text, option, issues }: CommandLineError): object {
  const [message] = text.split('\n')
  const error = { code, message, ids: idsOf(issues), option, attempts: 0, isRetryable: false, issues, causes: [] }
  return { outcome: 'not-sent', error }
}

const headings: Record<BulkImportError['outcome'], string> = {
  'not-sent': 'Not sent:',
  refused: 'Not started:',
  accepted: 'Started, but:',
  unknown: 'Outcome unknown:',
}

/** The error for a person: what happened, why, what helps, and the statements behind it. */
export function errorAsText(error: BulkImportError, paint: Paint): string {
  const { message, outcome, ids } = error
  const hint = hintOf(error)
  const lines = [
    `${paint(['bold', 'red'], headings[outcome])} ${printable(message)}`,
    ...causesOf(error).map((text) => `  because: ${printable(text)}`),
    ...(hint ? [`  ${printable(hint)}`] : []),
    ...sources(ids),
  ]
  return lines.join('\n')
}

/** What helps; the limits are options here. */
function hintOf(error: BulkImportError): string | undefined {
  if (error.code !== 'TIMEOUT') return error.hint
  const limit = `Set this limit with ${error.limit === 'attempt' ? '--timeout' : '--deadline'}.`
  return error.hint === undefined ? limit : `${limit} ${error.hint}`
}
