import {
  type BulkImportError,
  type ClientOptions,
  createClient,
  type Hooks,
  isBulkImportError,
} from '@bulk-import/client'
import { servers } from '@bulk-import/contract'
import type { Shell } from '../../context.ts'
import { type ExitCode, exitCodeOf, exitCodes } from '../../exit-codes.ts'
import { jsonText, painter, printable, say, write } from '../../output.ts'
import { initiateWith } from './initiate-with.ts'
import {
  errorAsJson,
  errorAsText,
  issuesAsText,
  sessionAsJson,
  sessionAsText,
  type Token,
  tokenLine,
} from './report.ts'
import type { TokenFile } from './token-file.ts'

interface Start {
  request: unknown
  options: ClientOptions
  /** Where the token goes; undefined when it is printed. */
  file: TokenFile | undefined
  isJson: boolean
  /** Whether each request and each answer is told. */
  isVerbose: boolean
}

/** Sends the request, and hands over what came of it: first of all the token, whatever else goes wrong. */
export async function start({ request, options, file, isJson, isVerbose }: Start, shell: Shell): Promise<ExitCode> {
  const paint = painter(shell, shell.stdout)
  if (options.baseUrl === undefined) {
    await say(shell, `Without --base-url, this goes to ${servers[0].url}, which is inferred (C08).`)
  }
  const client = createClient({ ...options, hooks: talk(shell, isVerbose) })
  const result = await initiateWith(client, request).catch((error: unknown) => {
    if (isBulkImportError(error)) return error
    throw error
  })
  const { token, isKept } = await keep(tokenOf(result), file, shell)
  if (isBulkImportError(result)) {
    const text = isJson ? jsonText(errorAsJson(result, token)) : token && tokenLine(token, paint)
    if (text) await show(text, 'what is said here is all', shell)
    await say(shell, errorAsText(result, painter(shell, shell.stderr)))
    return exitCodeOf(result)
  }
  const found = token as Token
  const loss = 'accessToken' in found ? 'the import is started, but its access token is lost' : 'only the file has it'
  const isShown = await show(isJson ? jsonText(sessionAsJson(result, found)) : tokenLine(found, paint), loss, shell)
  if (!isJson && isShown) await show(sessionAsText(result, paint), 'the rest is not shown', shell)
  if (result.issues.length > 0) await say(shell, issuesAsText(result))
  return isShown && isKept ? exitCodes.done : exitCodes.unknown
}

/** An answer that breaks the contract may have a token all the same, and the import exists. */
function tokenOf(result: { accessToken: string } | BulkImportError): string | undefined {
  return 'accessToken' in result ? result.accessToken : undefined
}

/** Puts the token into its file. Where that fails, it is shown instead: without it, the import is lost. */
async function keep(
  accessToken: string | undefined,
  file: TokenFile | undefined,
  shell: Shell,
): Promise<{ token: Token | undefined; isKept: boolean }> {
  if (accessToken === undefined) await file?.discard()
  if (accessToken === undefined) return { token: undefined, isKept: true }
  if (file === undefined) return { token: { accessToken }, isKept: true }
  try {
    await file.save(accessToken)
    return { token: { accessTokenFile: file.path }, isKept: true }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    await say(
      shell,
      `The token could not be written to ${printable(file.path)} (${code}), so it is on standard output.`,
    )
    return { token: { accessToken }, isKept: false }
  }
}

async function show(text: string, loss: string, shell: Shell): Promise<boolean> {
  try {
    await write(shell.stdout, text)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    await say(shell, `Nothing could be written to standard output (${code}), and so ${loss}.`)
    return false
  }
}

/** Tells why it takes longer, and with --verbose what happens. */
function talk(shell: Shell, isVerbose: boolean): Hooks {
  const hooks: Hooks = {
    onRetry({ attempt, waitMs, reason }) {
      const why =
        typeof reason === 'number' ? `was answered ${reason}` : (reasons[reason] ?? 'did not reach the server')
      void say(shell, `Attempt ${attempt} ${why}. Trying again in ${(waitMs / 1000).toFixed(1)} s.`)
    },
  }
  if (!isVerbose) return hooks
  return {
    ...hooks,
    onRequest({ method, origin, pathTemplate, clientId, attempt }) {
      void say(shell, `> ${method} ${origin} ${pathTemplate}, clientId ${printable(clientId)}, attempt ${attempt}`)
    },
    onResponse({ status, mediaType, durationMs }) {
      void say(shell, `< ${status} ${printable(mediaType)}, after ${Math.round(durationMs)} ms`)
    },
  }
}

const reasons: Readonly<Record<string, string>> = {
  AUTHENTICATION: 'got no credential',
  TIMEOUT: 'took too long to get a credential',
}
