import { type ClientOptions, createClient, isBulkImportError } from '@bulk-import/client'
import { baseUrlProblem } from '@bulk-import/internal/base-url'
import { type CommandContext, variable } from './context.ts'
import { CommandLineError } from './errors.ts'
import { duration, flag, integer, text } from './options/option-types.ts'
import { defined, flagOf, type Options } from './options/read-options.ts'

/** Where a server is, for every command that sends something. */
export const addressOptions = {
  baseUrl: text('URL', 'Base URL of the API, or BULK_IMPORT_BASE_URL (default: production, inferred; C08)'),
  clientId: text('ID', 'Client id of the account, or BULK_IMPORT_CLIENT_ID (S28)'),
  authorizationFile: text('PATH', 'File with the Authorization header. See bulk-import help credentials'),
  allowInsecureHttp: flag('Permit http: to another machine, which sends credentials in clear text'),
}

export const connectionOptions = {
  ...addressOptions,
  timeout: duration('Time limit for each attempt (default 30s)'),
  deadline: duration('Time limit for the whole call (default 2m)'),
  maxAttempts: integer('Maximum number of attempts; no retry risks a second import (default 3)', 1, 100),
}

/** Where to connect to; options win over the environment. @throws CommandLineError */
export function readAddress(options: Options<typeof addressOptions>, context: Pick<CommandContext, 'env'>) {
  const { allowInsecureHttp } = options
  const clientId = options.clientId ?? variable(context, 'BULK_IMPORT_CLIENT_ID')
  if (clientId === undefined) throw new CommandLineError('Missing --client-id (or BULK_IMPORT_CLIENT_ID).')
  const baseUrl = options.baseUrl ?? variable(context, 'BULK_IMPORT_BASE_URL')
  const problem = baseUrl === undefined ? undefined : baseUrlProblem(baseUrl, allowInsecureHttp, nameOption)
  const source = options.baseUrl === undefined ? 'BULK_IMPORT_BASE_URL' : '--base-url'
  if (problem !== undefined) throw new CommandLineError(`${source} ${problem}.`, { option: source })
  return { clientId, baseUrl, allowInsecureHttp }
}

/** What the client calls by other names. */
const names: Readonly<Record<string, string>> = {
  auth: 'described by "bulk-import help credentials"',
  attemptTimeoutMs: '--timeout',
  deadlineMs: '--deadline',
}

function nameOption(option: string): string {
  return names[option] ?? flagOf(option)
}

export type Connection = Omit<ClientOptions, 'auth' | 'hooks'>

/** Where to connect to, and how patiently. Credentials are apart. @throws CommandLineError */
export function readConnection(
  options: Options<typeof connectionOptions>,
  context: Pick<CommandContext, 'env' | 'signal'>,
): Connection {
  const { timeout: attemptTimeoutMs, deadline: deadlineMs, maxAttempts } = options
  const { signal } = context
  const connection = defined({ ...readAddress(options, context), attemptTimeoutMs, deadlineMs, maxAttempts, signal })
  try {
    // Whatever else the client would refuse comes to light before anybody is asked and any file is made.
    createClient({ ...connection, auth: '[credential]' })
  } catch (error) {
    if (!isBulkImportError(error) || error.code !== 'USAGE' || error.option === undefined) throw error
    const option = nameOption(error.option)
    // Messages about an option begin with its name in backticks.
    throw new CommandLineError(error.message.replace(/^`\w+`/, option), { option })
  }
  return connection
}
