import type { BulkImportError, ImportSession } from '@bulk-import/client'
import type { Issue } from '@bulk-import/contract'
import { printable } from '@bulk-import/internal/printable'
import { type CommandLineError, causesOf } from '../../errors.ts'
import type { Paint } from '../../output.ts'
import { idsOf, sources } from './check.ts'

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
  const { outcome, code, status, serverMessage, retryAfterMs, attempts, isRetryable } = error
  return {
    outcome,
    ...token,
    error: {
      code,
      message: messageOf(error),
      hint: hintOf(error),
      ids: idsBehind(error),
      status,
      serverMessage,
      retryAfterMs,
      attempts,
      isRetryable,
      issues: issuesOf(error),
      causes: causesOf(error),
    },
  }
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
  const hint = hintOf(error)
  const lines = [
    `${paint(['bold', 'red'], headings[error.outcome])} ${printable(messageOf(error))}`,
    ...causesOf(error).map((text) => `  because: ${printable(text)}`),
    ...(hint === undefined ? [] : [`  ${printable(hint)}`]),
    ...sources(idsBehind(error)),
  ]
  return lines.join('\n')
}

/** The message, except where that of the client would speak of a function that the command line does not have. */
function messageOf(error: BulkImportError): string {
  const isAboutCredential =
    (error.code === 'AUTHENTICATION' && error.status === undefined) ||
    (error.code === 'USAGE' && error.option === 'auth')
  return isAboutCredential ? 'No usable credential could be obtained. No import was started.' : error.message
}

/** What helps; the limits are options here. */
function hintOf(error: BulkImportError): string | undefined {
  if (error.code !== 'TIMEOUT') return error.hint
  const flag = error.limit === 'attempt' ? '--timeout' : '--deadline'
  return [`Set this limit with ${flag}.`, error.hint ?? ''].join(' ').trim()
}

/** The statements and decisions behind the error and its issues, each once. */
function idsBehind(error: BulkImportError): string[] {
  return [...new Set([...idsOf(issuesOf(error)), ...error.ids])]
}

function issuesOf(error: BulkImportError): readonly Issue[] {
  return 'issues' in error ? error.issues : []
}
