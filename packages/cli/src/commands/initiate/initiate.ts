import client from '@bulk-import/client/package.json' with { type: 'json' }
import { type InitiateRequest, operations, productionUrl } from '@bulk-import/contract'
import { withoutTrailingSlash } from '@bulk-import/internal/base-url'
import { defineCommand } from '../../command.ts'
import { type Connection, connectionOptions, readConnection } from '../../connection.ts'
import type { CommandContext } from '../../context.ts'
import { readCredentials } from '../../credentials.ts'
import { CommandLineError } from '../../errors.ts'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import { reserveFile } from '../../new-file.ts'
import { flag, text } from '../../options/option-types.ts'
import type { Options } from '../../options/read-options.ts'
import { jsonText, write } from '../../output.ts'
import { confirmDeletion } from '../../prompt.ts'
import { commandLineErrorAsJson } from './report.ts'
import { isDeletion, readRequest, requestOptions } from './request.ts'
import { start } from './start.ts'

const options = {
  ...requestOptions,
  yes: flag('Skip the confirmation prompt; needed with --delete where there is no terminal'),
  dryRun: flag('Print the request that would be sent. Needs no credentials and sends nothing'),
  json: flag('Print one JSON object, also when the import is not started'),
  tokenFile: text('PATH', 'Write the access token to a new file that only you can read, instead of printing it'),
  ...connectionOptions,
  verbose: flag('Print each request and response to standard error, without credentials and tokens'),
}

export const command = defineCommand({
  usage: 'bulk-import initiate --name TEXT [options]\n       bulk-import initiate --file PATH [options]',
  description: `Start an import and print its access token, the only key to it. The request is checked before it is sent, and
sent again only where that cannot start a second import.

An exit code of 4 means that AN IMPORT MAY EXIST: see bulk-import help exit-codes.`,
  options,
  examples: [
    ['show the request without sending it', 'bulk-import initiate --dry-run --client-id ACME_CORP --name "CRM sync"'],
    ['match by an alternate id', 'bulk-import initiate --name "CRM sync" --match AlternateIdType=CrmId --stage-days 5'],
    ['remove what the import leaves out', 'bulk-import initiate --name "Full sync" --refresh contacts,tags'],
    ['take the request from another program', 'make-request | bulk-import initiate --file - --json'],
    ['delete profiles in a scheduled job', 'bulk-import initiate --delete --name "Erasure requests of May" --yes'],
  ],
  run,
})

type InitiateOptions = Options<typeof options>

async function run(options: InitiateOptions, context: CommandContext): Promise<ExitCode> {
  try {
    const request = await readRequest(options, context)
    const connection = readConnection(options, context)
    if (!options.dryRun) return await confirmAndStart(request, connection, options, context)
    await write(context.stdout, preview(request, connection, options.json))
    return exitCodes.done
  } catch (error) {
    if (options.json && error instanceof CommandLineError) {
      await write(context.stdout, jsonText(commandLineErrorAsJson(error))).catch(() => undefined)
    }
    throw error
  }
}

/** The request that the client makes of this, without the credential. A test compares it with what a server gets. */
function preview(body: InitiateRequest, { baseUrl = productionUrl, clientId }: Connection, isJson: boolean): string {
  const { method, pathTemplate, request } = operations.initiate
  const url = withoutTrailingSlash(baseUrl) + pathTemplate.replace('{clientId}', encodeURIComponent(clientId))
  const headers = {
    Authorization: '[credential]',
    'Content-Type': request.mediaType,
    Accept: 'application/json',
    'User-Agent': `bulk-import/${client.version}`,
  }
  if (isJson) return jsonText({ outcome: 'not-sent', request: { method, url, headers, body } })
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${url}\n${lines.join('\n')}\n\n${JSON.stringify(body, undefined, 2)}\n`
}

async function confirmAndStart(
  request: InitiateRequest,
  connection: Connection,
  { authorizationFile, file, json: isJson, tokenFile, verbose: isVerbose, yes }: InitiateOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const auth = await readCredentials(authorizationFile, context)
  if (isDeletion(request) && !yes) {
    if (file === '-') throw new CommandLineError('A deletion from standard input cannot be confirmed. Use --yes.')
    await confirmDeletion(request.Name, connection.clientId, context)
  }
  if (tokenFile === undefined && context.isStdoutLost) {
    throw new CommandLineError(
      'Standard output is closed or /dev/null, so the access token would be lost. Use --token-file or redirect it.',
    )
  }
  const reserved = tokenFile === undefined ? undefined : await reserveFile(tokenFile, '--token-file')
  return start({ request, options: { ...connection, auth }, file: reserved, isJson, isVerbose }, context)
}
