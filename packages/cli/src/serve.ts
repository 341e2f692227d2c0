import { existsSync } from 'node:fs'
import { MockOptionError, type RunningMock, type ServerOptions, startMock } from '@bulk-import/mock'
import type { CommandContext } from './context.ts'
import { CommandLineError } from './errors.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { flagOf } from './options/read-options.ts'
import { say } from './output.ts'

/** Serves a mock with the documentation until Ctrl-C. Where it cannot listen, it says why. @throws CommandLineError */
export async function serve(
  settings: ServerOptions,
  context: CommandContext,
  onServing: (mock: RunningMock) => Promise<void>,
): Promise<ExitCode> {
  const { signal } = context
  try {
    const mock = await startMock({ ...settings, docsFile: await docsPage() })
    await onServing(mock)
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    await mock.close()
    return exitCodes.done
  } catch (error) {
    if (error instanceof MockOptionError) throw new CommandLineError(`${nameOf(error.option)} ${error.problem}.`)
    const { code = '' } = error as NodeJS.ErrnoException
    if (!Object.hasOwn(reasons, code)) throw error
    await say(context, `error: Cannot listen on port ${settings.port}: ${reasons[code]}.`)
    return exitCodes.notStarted
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use. Choose another with --port, or 0 for any',
  EACCES: 'it is not permitted. Choose one above 1023 with --port',
  EADDRNOTAVAIL: 'this machine does not have the address given by --host',
  ENOTFOUND: 'the name given by --host is unknown',
}

/** The mock measures durations in milliseconds. */
function nameOf(option: string): string {
  return option.endsWith('Ms') ? `${flagOf(option.slice(0, -2))}, in milliseconds,` : flagOf(option)
}

/** The documentation page. A published package has it beside its modules; in the workspace, it is built when it is wanted. */
export async function docsPage(): Promise<URL> {
  const packed = new URL('./docs.html', import.meta.url)
  if (existsSync(packed)) return packed
  const { cachedDocsPage } = await import('@bulk-import/docs/cache')
  return cachedDocsPage()
}
