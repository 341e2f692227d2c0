import { fstatSync, statSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import type { CommandContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { main } from './main.ts'

/** Runs the command line in this process, and exits. */
export async function run(): Promise<void> {
  // What passes through and is not kept, such as gigabytes of records, lets V8 double its young generation up to 128 MB (seen on Node 24.21).
  setFlagsFromString('--semi-space-growth-factor=1')
  const ending = new AbortController()
  const end = () => {
    if (!ending.signal.aborted) return ending.abort(new Error('ended by a signal'))
    // A second Ctrl-C does not wait; whether an import was started is then unknown, unless the command knows.
    const code = context.endAtOnce?.() ?? Promise.resolve(exitCodes.unknown)
    setTimeout(() => process.exit(exitCodes.unknown), 1000)
    void code.then((known) => process.exit(known))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  // A reader that went away is noticed where something is written; without a listener, it would end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const { env, stdin, stdout, stderr } = process
  const context: CommandContext = { env, stdin, stdout, stderr, signal: ending.signal, isStdoutLost: isStdoutLost() }
  const code = await main(process.argv.slice(2), context)
  // Does not wait until nothing is left to do: a token endpoint that hangs would hold the process.
  process.exit(code)
}

/** Node opens /dev/null in place of a closed standard output, so both look the same. */
function isStdoutLost(): boolean {
  try {
    const [stdout, nothing] = [fstatSync(1), statSync('/dev/null')]
    return stdout.isCharacterDevice() && stdout.rdev === nothing.rdev
  } catch {
    return false // Windows has no /dev/null
  }
}
