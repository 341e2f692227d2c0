import type { BulkImportError, ImportSession } from '@bulk-import/client'
import { type Issue, operations, statements } from '@bulk-import/contract'
import { nameHere } from '../../connection.ts'
import { type Paint, printable } from '../../output.ts'
import type { UsageFault } from '../../usage-fault.ts'

/** Where the access token is: shown, or in a file. */
export type Token = { accessToken: string } | { accessTokenFile: string }

/** The session for a machine. The token is a string, since a number of JSON would be rounded by most who read it. */
export function sessionAsJson(session: ImportSession, token: Token): object {
  const { status, name, settings, expires, expiresAt, issues } = session
  const time = { expires, expiresAt: expiresAt?.toISOString() }
  return { outcome: 'accepted', ...token, ...time, status, name, settings, issues }
}

/** The session for a person, apart from its token, which has been shown by then. */
export function sessionAsText(session: ImportSession, paint: Paint): string {
  const { status, name, settings, expires = 'not told', expiresAt } = session
  const rows = [
    `${paint(['bold', 'green'], 'Import started:')} ${printable(name ?? 'without a name')}`,
    `Expires         ${expiresAt?.toISOString() ?? printable(expires)}`,
    `Status          ${printable(status ?? 'not told')}`,
    `Settings        ${printable(JSON.stringify(settings))}`,
  ]
  return `${rows.join('\n')}\n`
}

/** What is odd about a response that opened a session; empty on a good day. */
export function issuesAsText({ issues }: ImportSession): string {
  return ['The response breaks the contract, and the import is started all the same:', ...issues.map(lineOf)].join('\n')
}

function lineOf({ message }: Issue): string {
  return `  ${printable(message)}`
}

export function tokenLine(token: Token, paint: Paint): string {
  return 'accessToken' in token
    ? `Access token    ${paint('bold', printable(token.accessToken))}\n`
    : `Access token    in ${printable(token.accessTokenFile)}\n`
}

/** The error for a machine. */
export function errorAsJson(error: BulkImportError, token: Token | undefined): object {
  const { outcome, code, status, serverMessage, retryAfterMs, attempts, isRetryable } = error
  const option = optionOf(error)
  return {
    outcome,
    ...token,
    error: {
      code,
      message: messageOf(error),
      option: option && nameHere(option),
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

/** What this program itself refuses, for a machine; with the same members as an error of the client. */
export function usageAsJson({ code, message }: UsageFault): object {
  return { outcome: 'not-sent', error: { code, message, attempts: 0, isRetryable: false, issues: [], causes: [] } }
}

const headings: Record<BulkImportError['outcome'], string> = {
  'not-sent': 'Not sent:',
  refused: 'Not started:',
  accepted: 'Started, but:',
  unknown: 'Not known whether it was started:',
}

/** The error for a person: what happened, why, what helps, and the statements that it rests on. */
export function errorAsText(error: BulkImportError, paint: Paint): string {
  const lines = [
    `${paint(['bold', 'red'], headings[error.outcome])} ${printable(messageOf(error))}`,
    ...causes(error),
    ...hints(error),
    ...sources(error),
  ]
  return lines.join('\n')
}

/** The message, where that of the client speaks of what the command line does not have: its options, and functions. */
function messageOf(error: BulkImportError): string {
  if (error.code === 'AUTHENTICATION' && error.status === undefined) {
    return 'No credential could be had. No import was started.'
  }
  // The client writes the names of its options between backticks, and nothing else of a message about one is foreign.
  const isAboutOption = optionOf(error) !== undefined
  return isAboutOption ? error.message.replaceAll(/`(\w+)`/g, (_, name: string) => nameHere(name)) : error.message
}

function optionOf(error: BulkImportError): string | undefined {
  return error.code === 'USAGE' ? error.option : undefined
}

/** The option that helps, if one does. */
function hints(error: BulkImportError): string[] {
  const { code, status } = error
  if (code === 'TIMEOUT') return [`  ${error.limit === 'attempt' ? '--timeout' : '--deadline'} sets this limit.`]
  const isRedirect = status === 0 || (status !== undefined && status >= 300 && status < 400)
  return isRedirect ? ['  --base-url sets where the API is.'] : []
}

/** The statements and decisions behind the issues, or behind the status of a refusal, each once. */
function sources(error: BulkImportError): string[] {
  const { 200: _, ...refusals }: Record<number, { ids: readonly string[] }> = operations.initiate.responses
  const ofStatus = refusals[error.status ?? 0]?.ids ?? []
  const ids = new Set([...issuesOf(error).flatMap(({ ids }) => ids), ...ofStatus])
  return [...ids].map((id) => `  ${id}: ${statements[id as keyof typeof statements] ?? ''}`)
}

function issuesOf(error: BulkImportError): readonly Issue[] {
  return 'issues' in error ? error.issues : []
}

/** What lies below, such as a refused connection. The client gives copies without credentials. */
export function causes(error: { cause?: unknown }): string[] {
  return causesOf(error).map((text) => `  because: ${printable(text)}`)
}

function causesOf({ cause }: { cause?: unknown }, depth = 0): string[] {
  if (!(cause instanceof Error) || depth > 3) return []
  const { code } = cause as NodeJS.ErrnoException
  return [cause.message || String(code ?? cause.name), ...causesOf(cause, depth + 1)]
}
