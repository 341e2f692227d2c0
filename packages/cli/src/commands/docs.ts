import { readFile, writeFile } from 'node:fs/promises'
import { defineCommand } from '../command.ts'
import type { Shell } from '../context.ts'
import { docsPage } from '../docs-page.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { listen, untilAborted } from '../listen.ts'
import { readWhole } from '../numbers.ts'
import type { Given, OptionTable } from '../options.ts'
import { painter, write } from '../output.ts'
import { fileFault, UsageFault } from '../usage-fault.ts'

// Not the one of the mock, so that both can be open at once.
const defaultPort = 4011

const options = {
  port: { value: 'N', help: `default ${defaultPort}; 0 is any free one` },
  output: {
    value: 'FILE',
    help: 'writes the page, which needs no network, instead of serving it; - is standard output',
  },
  help: { help: 'this page' },
} as const satisfies OptionTable

export const docs = defineCommand({
  usage: 'bulk-import docs [options]',
  description: `Serves the documentation page on this machine until Ctrl-C, and prints its address. What is tried on the page goes
to a mock that is served with it.

Exit codes: 0 ended by Ctrl-C, or written; 2 used wrongly; 3 cannot listen.`,
  options,
  examples: [
    ['read it on http://127.0.0.1:4011/', 'bulk-import docs'],
    ['one file, to be opened in a browser or passed on', 'bulk-import docs --output initiate.html'],
  ],
  run,
})

async function run(given: Given<keyof typeof options>, shell: Shell): Promise<ExitCode> {
  const docsFile = docsPage()
  if (docsFile === undefined) throw new UsageFault('The documentation page is not built: run pnpm docs:build.')
  const [port, output] = [given.text('port'), given.text('output')]
  if (output === undefined) return serve(docsFile, port, shell)
  if (port !== undefined) throw new UsageFault('--output serves nothing, so --port cannot be given with it.')
  const page = await readFile(docsFile)
  if (output === '-') await write(shell.stdout, page.toString())
  else {
    await writeFile(output, page).catch((error) => {
      throw fileFault('--output: cannot write', output, error)
    })
  }
  return exitCodes.done
}

async function serve(docsFile: URL, port: string | undefined, shell: Shell): Promise<ExitCode> {
  const settings = { docsFile, port: port === undefined ? defaultPort : readWhole('--port', port, 0, 65_535) }
  const mock = await listen(settings, shell)
  if (typeof mock === 'number') return mock
  const paint = painter(shell, shell.stdout)
  const address = paint('cyan', `${mock.url}/`)
  const text = `${paint('bold', 'The documentation of Initiate is on')} ${address} (unofficial; not the vendor's).\nCtrl-C ends it.\n`
  await write(shell.stdout, text).catch(() => undefined)
  await untilAborted(shell.signal)
  await mock.close()
  return exitCodes.done
}
