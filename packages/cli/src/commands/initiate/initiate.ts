import { isBulkImportError } from '@bulk-import/client'
import { defineCommand } from '../../command.ts'
import { type Connection, connectionOptions, readConnection } from '../../connection.ts'
import type { Shell } from '../../context.ts'
import { readCredentials } from '../../credentials.ts'
import { type ExitCode, exitCodeOf, exitCodes } from '../../exit-codes.ts'
import type { Given, OptionTable } from '../../options.ts'
import { jsonText, painter, say, write } from '../../output.ts'
import { confirmDeletion } from '../../prompt.ts'
import { UsageFault } from '../../usage-fault.ts'
import { isDeletion } from './initiate-with.ts'
import { formatPreview, type Preview, preview } from './preview.ts'
import { errorAsJson, errorAsText, usageAsJson } from './report.ts'
import { readRequest, requestOptions } from './request.ts'
import { start } from './start.ts'
import { reserveTokenFile } from './token-file.ts'

const options = {
  ...requestOptions,
  yes: { help: 'does not ask; needed with --delete where there is no terminal' },
  'dry-run': { help: 'prints the request that would be sent; needs no credentials and sends nothing' },
  json: { help: 'prints one JSON object, also when the import is not started' },
  'token-file': {
    value: 'PATH',
    help: 'writes the access token to a new file that only you can read, instead of printing it',
  },
  ...connectionOptions,
  verbose: { help: 'tells each request and each answer on standard error, without credentials and tokens' },
  help: { help: 'this page' },
} as const satisfies OptionTable

export const initiate = defineCommand({
  usage: 'bulk-import initiate --name TEXT [options]\n       bulk-import initiate --file PATH [options]',
  description: `Starts an import, and prints its access token: the only key to it. The request is checked before it is sent, and
sent again only where that cannot start a second import.

Credentials come from the environment or from files, never from an option: BULK_IMPORT_AUTHORIZATION with
the value of the header; or the variables BULK_IMPORT_OAUTH_… or BULK_IMPORT_PN_… (see README.md).

Exit codes: 0 started; 1 refused by the server; 2 used wrongly, nothing sent; 3 not started, the server could
not be reached; 4 an import MAY EXIST, find out before running it again; 130 ended by Ctrl-C before that.`,
  options,
  examples: [
    [
      'see what would be sent, without sending it',
      'bulk-import initiate --dry-run --client-id ACME_CORP --name "CRM sync"',
    ],
    [
      'match profiles by an alternate id, and keep staged data for five days',
      'bulk-import initiate --name "CRM sync" --match AlternateIdType=CrmId --stage-days 5',
    ],
    [
      'remove contacts and tags that the import leaves out',
      'bulk-import initiate --name "Full sync" --refresh contacts,tags',
    ],
    ['take the request from another program', 'make-request | bulk-import initiate --file - --json'],
    [
      'delete profiles, in a scheduled job',
      'bulk-import initiate --delete --name "Erasure requests of May" --reason-code "Right to be forgotten" --yes',
    ],
  ],
  run,
})

type InitiateOptions = Given<keyof typeof options>

async function run(given: InitiateOptions, shell: Shell): Promise<ExitCode> {
  try {
    const request = await readRequest(given, shell)
    const connection = await readConnection(given, shell)
    const shown = await preview(request, connection)
    return given.has('dry-run') ? await print(shown, given, shell) : await goOn(request, connection, given, shell)
  } catch (error) {
    return explain(error, given, shell)
  }
}

async function print(shown: Preview, given: InitiateOptions, { stdout }: Shell): Promise<ExitCode> {
  await write(stdout, given.has('json') ? jsonText({ outcome: 'not-sent', request: shown }) : formatPreview(shown))
  return exitCodes.done
}

async function goOn(request: unknown, connection: Connection, given: InitiateOptions, shell: Shell): Promise<ExitCode> {
  const auth = await readCredentials(given.text('authorization-file'), shell)
  if (isDeletion(request) && !given.has('yes')) {
    if (given.text('file') === '-') {
      throw new UsageFault(
        'A deletion has to be confirmed, and standard input has the request. Give --yes if it is meant.',
      )
    }
    await confirmDeletion((request as { Name: string }).Name, connection.clientId, shell)
  }
  const path = given.text('token-file')
  if (path === undefined && shell.isStdoutLost) {
    throw new UsageFault(
      'Standard output is closed or goes nowhere, and the access token would be lost. Give --token-file, or write it somewhere.',
    )
  }
  const file = path === undefined ? undefined : await reserveTokenFile(path)
  const output = { file, isJson: given.has('json'), isVerbose: given.has('verbose') }
  return start({ request, options: { ...connection, auth }, ...output }, shell)
}

/** What went wrong before anything was sent. */
async function explain(error: unknown, given: InitiateOptions, shell: Shell): Promise<ExitCode> {
  const isOfClient = isBulkImportError(error)
  if (!isOfClient && !(error instanceof UsageFault)) throw error
  if (given.has('json')) {
    const json = isOfClient ? errorAsJson(error, undefined) : usageAsJson(error)
    await write(shell.stdout, jsonText(json)).catch(() => undefined)
  }
  if (!isOfClient) throw error
  await say(shell, errorAsText(error, painter(shell, shell.stderr)))
  return exitCodeOf(error)
}
