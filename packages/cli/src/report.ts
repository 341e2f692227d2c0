import type { ImportSession, InitiateError } from '@bulk-import/client'
import { type Fault, operations, statements } from '@bulk-import/contract'
import { inOptionNames } from './connection.ts'
import { type Paint, printable } from './output.ts'

/** Where the access token is: shown, or in a file. */
export type Token = { accessToken: string } | { accessTokenFile: string }

/** The session for a machine. The token is a string, since a number of JSON would be rounded by most who read it. */
export function sessionAsJson(session: ImportSession, token: Token): object {
  const { status, name, settings, expiresAt } = session
  return { outcome: 'accepted', ...token, expiresAt: expiresAt.toISOString(), status, name, settings }
}

/** The session for a person. */
export function sessionAsText(session: ImportSession, token: Token, paint: Paint): string {
  const rows = [
    tokenLine(token, paint),
    `Expires         ${session.expiresAt.toISOString()}`,
    `Status          ${session.status}`,
    `Settings        ${printable(JSON.stringify(session.settings))}`,
  ]
  return `${paint(['bold', 'green'], 'Import started:')} ${printable(session.name)}\n${rows.join('\n')}\n`
}

export function tokenLine(token: Token, paint: Paint): string {
  return 'accessToken' in token
    ? `Access token    ${paint('bold', token.accessToken)}`
    : `Access token    in ${printable(token.accessTokenFile)}`
}

/** The error for a machine. */
export function errorAsJson(error: InitiateError, token: Token | undefined): object {
  const { outcome, code, status, serverMessage, retryAfterMs, attempts, isRetryable } = error
  const message = inOptionNames(error.message)
  const facts = { code, message, status, serverMessage, retryAfterMs, attempts, isRetryable, faults: faultsOf(error) }
  return { outcome, ...token, error: facts }
}

const headings: Record<InitiateError['outcome'], string> = {
  'not-sent': 'Not sent:',
  refused: 'Not started:',
  accepted: 'Started, but:',
  unknown: 'Not known whether it was started:',
}

/** The error for a person: what happened, why, and the statements that it rests on. */
export function errorAsText(error: InitiateError, paint: Paint): string {
  const message = printable(inOptionNames(error.message))
  const lines = [`${paint(['bold', 'red'], headings[error.outcome])} ${message}`, ...causes(error), ...sources(error)]
  return lines.join('\n')
}

/** The statements and decisions behind the faults, or behind the status of a refusal, each once. */
function sources(error: InitiateError): string[] {
  const { 200: _, ...refusals }: Record<number, { ids: readonly string[] }> = operations.initiate.responses
  const ofStatus = refusals[error.status ?? 0]?.ids ?? []
  const ids = new Set([...faultsOf(error).flatMap(({ ids }) => ids), ...ofStatus])
  return [...ids].map((id) => `  ${id}: ${statements[id as keyof typeof statements] ?? ''}`)
}

function faultsOf(error: InitiateError): readonly Fault[] {
  return 'faults' in error ? error.faults : []
}

/** What lies below, such as a refused connection. The client gives copies without credentials. */
export function causes({ cause }: { cause?: unknown }, depth = 0): string[] {
  if (!(cause instanceof Error) || depth > 3) return []
  const { code } = cause as NodeJS.ErrnoException
  const text = cause.message || String(code ?? cause.name)
  return [`  because: ${printable(text)}`, ...causes(cause, depth + 1)]
}
