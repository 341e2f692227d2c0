import type { BulkImportError, ImportSession } from '@bulk-import/client'
import { printable } from '@bulk-import/internal/printable'
import type { CommandLineError } from '../../errors.ts'
import type { Paint } from '../../output.ts'
import { idsOf } from './request.ts'

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

export function tokenLine(token: Token, paint: Paint): string {
  return 'accessToken' in token
    ? `Access token    ${paint('bold', printable(token.accessToken))}\n`
    : `Access token    in ${printable(token.accessTokenFile)}\n`
}

/** What the command line itself refuses, with the same members as an error of the client. */
export function commandLineErrorAsJson({ code, message: text, option, issues }: CommandLineError): object {
  const [message] = text.split('\n')
  const error = { code, message, ids: idsOf(issues), option, attempts: 0, isRetryable: false, issues, causes: [] }
  return { outcome: 'not-sent', error }
}

export const headings: Record<BulkImportError['outcome'], string> = {
  'not-sent': 'Not sent:',
  refused: 'Not started:',
  accepted: 'Started, but:',
  unknown: 'Outcome unknown:',
}
