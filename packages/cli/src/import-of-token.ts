import { readFile } from 'node:fs/promises'
import { type BulkImportError, type Client, createClient, isBulkImportError } from '@bulk-import/client'
import { type BulkImport, continueImport, type ImportToken, type Inferred } from '@bulk-import/client/provisional'
import { statements } from '@bulk-import/contract/provisional'
import { isPositiveInt64 } from '@bulk-import/internal/exact-integer'
import { printable } from '@bulk-import/internal/printable'
import { JournalError, readJournal, saidIn, stateOf } from '@bulk-import/run'
import { callHooks } from './call-hooks.ts'
import { errorAsJson, errorAsText } from './client-errors.ts'
import { connectionOptions, readConnection } from './connection.ts'
import { type CommandContext, variable } from './context.ts'
import { readCredentials } from './credentials.ts'
import { CommandLineError, failFor } from './errors.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { type NewFile, reserveFile } from './new-file.ts'
import { inferredOption, readInferred } from './options/inferred.ts'
import { flag, text } from './options/option-types.ts'
import { flagOf, type Options } from './options/read-options.ts'
import { jsonText, painter, say, write } from './output.ts'

/** What a command needs that asks for something of an import that was initiated. */
export const importOptions = {
  tokenFile: text('PATH', 'File with the access token, as bulk-import initiate --token-file writes it'),
  journal: text('PATH', 'Journal of bulk-import run, instead: it has the token, the address and the account'),
  ...inferredOption,
  output: text('FILE', 'Write what --json prints to a new file that only you can read, or to standard output (-)'),
  ...connectionOptions,
  maxAttempts: { ...connectionOptions.maxAttempts, help: 'Maximum number of attempts (default 3)' },
  verbose: flag('Print each request and response to standard error, without credentials and tokens'),
}

type ImportOptions = Options<typeof importOptions> & { json: boolean }

/** What a command has to make something of. */
export interface Ask {
  bulk: BulkImport
  /** Whether the result is for a program, or for a person to read. */
  isJson: boolean
  /** Writes a piece of the result. */
  print(text: string): Promise<void>
}

/**
 * Asks for something of the import, and hands over what comes of it. What fails is reported as `initiate` reports it, and a file that was
 * made for the result is removed again.
 *
 * @param ask returns what is said to a person at the end
 * @param errorText writes an error for a program
 */
export async function askImport(
  options: ImportOptions,
  context: CommandContext,
  ask: (given: Ask) => Promise<string>,
  errorText: (error: object) => string = jsonText,
): Promise<ExitCode> {
  const { output = '-', verbose: isVerbose } = options
  const isJson = options.json || options.output === '-'
  const { accessToken, expires, address, inferred } = await readImport(options, context)
  const connection = readConnection({ ...options, ...address }, context)
  const auth = await readCredentials(options.authorizationFile, context)
  const client = createClient({ ...connection, auth, hooks: callHooks(context, isVerbose) })
  const bulk = openImport(client, { accessToken, expires }, inferred)
  const file = output === '-' ? undefined : await reserveFile(output, '--output')
  const print = (text: string) => (file === undefined ? write(context.stdout, text) : file.write(text)).catch(lose)
  try {
    const summary = await ask({ bulk, isJson: isJson || file !== undefined, print })
    await file?.finish().catch(lose)
    const where = file === undefined ? '' : `Written to ${printable(file.path)}\n`
    if (!isJson) await write(context.stdout, summary + where).catch(lose)
    return exitCodes.done
  } catch (error) {
    await file?.discard()
    if (isBulkImportError(error)) return await showError(error, isJson ? errorText : undefined, context)
    if (error instanceof LostResult) return await showLoss(error, file, context)
    throw error
  }
}

/** The result could not be written. */
class LostResult extends Error {}

/** @throws LostResult, but for a reader that has seen enough */
function lose(error: NodeJS.ErrnoException): never {
  throw error.code === 'EPIPE' ? error : new LostResult(error.code)
}

async function showLoss(
  { message }: LostResult,
  file: NewFile | undefined,
  context: CommandContext,
): Promise<ExitCode> {
  const what = file === undefined ? 'Standard output' : `--output: ${printable(file.path)}`
  const rest = file === undefined ? '.' : ', and was removed.'
  const prefix = painter(context, context.stderr)('red', 'error:')
  await say(context, `${prefix} ${what} could not be written (${message})${rest}`)
  return exitCodes.unknown
}

async function showError(
  error: BulkImportError,
  jsonOf: ((error: object) => string) | undefined,
  context: CommandContext,
): Promise<ExitCode> {
  if (jsonOf !== undefined) await write(context.stdout, jsonOf(errorAsJson(error))).catch(() => undefined)
  await say(context, errorAsText(error, 'Failed:', statements, painter(context, context.stderr), saidIn(error)))
  const { code, status = 0 } = error
  if (code === 'USAGE') return exitCodes.usage
  if (code === 'ABORTED') return exitCodes.interrupted
  return status >= 400 || (status >= 200 && status < 300) ? exitCodes.refused : exitCodes.notStarted
}

interface ImportOfToken {
  accessToken: string
  expires?: string | undefined
  /** Where it was initiated, as far as that is known. */
  address?: { baseUrl: string; clientId: string }
  inferred: Inferred | undefined
}

/** Which import it is. @throws CommandLineError */
async function readImport(
  { tokenFile, journal, inferred: given, ...address }: ImportOptions,
  context: Pick<CommandContext, 'env'>,
): Promise<ImportOfToken> {
  const inferred = readInferred(given)
  if (tokenFile !== undefined && journal !== undefined)
    throw new CommandLineError('--token-file and --journal exclude each other.')
  if (journal === undefined) return { accessToken: await readToken(tokenFile), inferred }
  const { begun, session } = await readState(journal)
  if (begun === undefined || session === undefined)
    throw new CommandLineError(`--journal: ${printable(journal)} has no access token yet.`)
  const { baseUrl, clientId } = begun
  // A program need not say where its client sends. Its token is not for whatever address is the default.
  if (baseUrl === '') {
    if (address.baseUrl === undefined && variable(context, 'BULK_IMPORT_BASE_URL') === undefined)
      throw new CommandLineError(
        `--journal: ${printable(journal)} has no address. Give --base-url and --client-id as its program has them.`,
      )
    return { ...session, inferred: { ...begun.inferred, ...inferred } }
  }
  const [strange] = (['baseUrl', 'clientId'] as const).filter((name) => address[name] !== undefined)
  if (strange !== undefined)
    throw new CommandLineError(`--journal has the address and the account, so it excludes ${flagOf(strange)}.`)
  return { ...session, address: { baseUrl, clientId }, inferred: { ...begun.inferred, ...inferred } }
}

async function readState(path: string) {
  const events = await readJournal(path).catch((error: Error) => {
    if (error instanceof JournalError) throw new CommandLineError(`--journal: ${error.message}`)
    return failFor('--journal: cannot read', path)(error)
  })
  return stateOf(events)
}

/** @throws CommandLineError, which repeats nothing of the file */
async function readToken(path: string | undefined): Promise<string> {
  if (path === undefined) throw new CommandLineError('Missing --token-file or --journal.')
  const text = await readFile(path, 'utf8').catch(failFor('--token-file: cannot read', path))
  const token = text.replace(/\r?\n?$/, '')
  if (isPositiveInt64(token)) return token
  throw new CommandLineError(
    `--token-file: ${printable(path)} does not hold an access token, which is one line of at most 19 digits.`,
  )
}

/** @throws CommandLineError for what the client says is wrong with what was inferred otherwise */
export function openImport(client: Client, token: ImportToken, inferred: Inferred | undefined): BulkImport {
  try {
    return continueImport(client, token, { inferred })
  } catch (error) {
    if (!isBulkImportError(error) || error.code !== 'USAGE') throw error
    throw new CommandLineError(`--inferred is wrong: ${error.message.replaceAll('`', '')}`)
  }
}
