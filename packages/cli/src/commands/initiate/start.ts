import {
  type AddRequest,
  type BulkImportError,
  type ClientOptions,
  createClient,
  type DeletionRequest,
  type ImportSession,
  isBulkImportError,
} from '@bulk-import/client'
import { type InitiateRequest, productionUrl, statements } from '@bulk-import/contract'
import { printable } from '@bulk-import/internal/printable'
import { callHooks } from '../../call-hooks.ts'
import { errorAsJson, errorAsText } from '../../client-errors.ts'
import type { CommandContext } from '../../context.ts'
import { type ExitCode, exitCodeOf, exitCodes } from '../../exit-codes.ts'
import type { NewFile } from '../../new-file.ts'
import { jsonText, painter, say, write } from '../../output.ts'
import { headings, sessionAsJson, sessionAsText, type Token, tokenLine } from './report.ts'
import { isDeletion } from './request.ts'

interface Start {
  request: InitiateRequest
  options: ClientOptions
  /** Where the token goes; undefined when it is printed. */
  file: NewFile | undefined
  isJson: boolean
  /** Whether each request and response is printed to standard error. */
  isVerbose: boolean
}

/** Sends the request and hands over the result: the token first, whatever else goes wrong. */
export async function start(
  { request, options, file, isJson, isVerbose }: Start,
  context: CommandContext,
): Promise<ExitCode> {
  const paint = painter(context, context.stdout)
  if (options.baseUrl === undefined) {
    await say(context, `No --base-url is given, so this goes to ${productionUrl}, which is inferred (C08).`)
  }
  const result = await send(request, { ...options, hooks: callHooks(context, isVerbose) })
  const { token, isSaved } = await save('accessToken' in result ? result.accessToken : undefined, file, context)
  if (isBulkImportError(result)) {
    const text = isJson ? jsonText(errorAsJson(result, token)) : token && tokenLine(token, paint)
    if (text) await show(text, 'this is all there is', context)
    await say(context, errorAsText(result, headings[result.outcome], statements, painter(context, context.stderr)))
    return exitCodeOf(result)
  }
  const saved = token as Token
  const loss = 'accessToken' in saved ? 'the import is started, but its access token is lost' : 'only the file has it'
  const isShown = await show(isJson ? jsonText(sessionAsJson(result, saved)) : tokenLine(saved, paint), loss, context)
  if (!isJson && isShown) await show(sessionAsText(result, paint), 'the rest is not shown', context)
  return isShown && isSaved ? exitCodes.done : exitCodes.unknown
}

/** Only a request for which --delete was given, and which was confirmed, gets here with a deletion. */
async function send(request: InitiateRequest, options: ClientOptions): Promise<ImportSession | BulkImportError> {
  const client = createClient(options)
  try {
    return isDeletion(request)
      ? await client.initiateDeletion(request as DeletionRequest)
      : await client.initiate(request as AddRequest)
  } catch (error) {
    if (isBulkImportError(error)) return error
    throw error
  }
}

/** Puts the token into its file. Where that fails, it is printed instead: without it, the import is lost. */
async function save(
  accessToken: string | undefined,
  file: NewFile | undefined,
  context: CommandContext,
): Promise<{ token: Token | undefined; isSaved: boolean }> {
  if (accessToken === undefined) {
    await file?.discard()
    return { token: undefined, isSaved: true }
  }
  if (file === undefined) return { token: { accessToken }, isSaved: true }
  try {
    await file.write(`${accessToken}\n`)
    await file.finish()
    return { token: { accessTokenFile: file.path }, isSaved: true }
  } catch (error) {
    const what = `The access token could not be written to ${printable(file.path)}`
    await say(context, `${what} (${(error as NodeJS.ErrnoException).code}), so it is on standard output.`)
    return { token: { accessToken }, isSaved: false }
  }
}

async function show(text: string, loss: string, context: CommandContext): Promise<boolean> {
  try {
    await write(context.stdout, text)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    await say(context, `Cannot write to standard output (${code}), so ${loss}.`)
    return false
  }
}
