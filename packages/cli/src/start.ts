import { type ClientOptions, createClient, type Hooks, type InitiateError, isInitiateError } from '@bulk-import/client'
import { servers } from '@bulk-import/contract'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts'
import { initiateWith } from './initiate-with.ts'
import { painter, say, write } from './output.ts'
import { errorAsJson, errorAsText, sessionAsJson, sessionAsText, type Token, tokenLine } from './report.ts'
import type { Shell } from './shell.ts'
import type { TokenFile } from './token-file.ts'

interface Start {
  request: unknown
  options: ClientOptions
  /** Where the token goes; undefined when it is printed. */
  file: TokenFile | undefined
  isJson: boolean
}

/** Sends the request, and hands over what came of it: above all the token, whatever else went wrong. */
export async function start({ request, options, file, isJson }: Start, shell: Shell): Promise<ExitCode> {
  const paint = painter(shell, shell.stdout)
  if (options.baseUrl === undefined) {
    await say(shell, `Without --base-url, this goes to ${servers[0].url}, which is inferred (C08).`)
  }
  const client = createClient({ ...options, hooks: talk(shell) })
  const result = await initiateWith(client, request).catch((error: unknown) => {
    if (isInitiateError(error)) return error
    throw error
  })
  const { token, isKept } = await keep(tokenOf(result), file, shell)
  if (!isInitiateError(result)) {
    const found = token as Token
    const text = isJson ? json(sessionAsJson(result, found)) : sessionAsText(result, found, paint)
    const loss = 'accessToken' in found ? 'the import is started, but its access token is lost' : 'only the file has it'
    const isShown = await show(text, loss, shell)
    return isShown && isKept ? exitCodes.done : exitCodes.unknown
  }
  await say(shell, errorAsText(result, painter(shell, shell.stderr)))
  const text = isJson ? json(errorAsJson(result, token)) : token && `${tokenLine(token, paint)}\n`
  if (text) await show(text, 'what is said here is all', shell)
  return exitCodeOf(result)
}

/** An answer that breaks the contract may have a token all the same, and the import exists. */
function tokenOf(result: { accessToken: string } | InitiateError): string | undefined {
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
    await say(shell, `The token could not be written to ${file.path} (${code}), so it is on standard output.`)
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

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

/** Tells why it takes longer. */
function talk(shell: Shell): Hooks {
  return {
    onRetry({ attempt, waitMs, reason }) {
      const why = typeof reason === 'number' ? `was answered ${reason}` : 'did not reach the server'
      void say(shell, `Attempt ${attempt} ${why}. Trying again in ${(waitMs / 1000).toFixed(1)} s.`)
    },
  }
}
