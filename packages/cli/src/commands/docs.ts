import { readFile, writeFile } from 'node:fs/promises'
import { defineCommand } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { CommandLineError, failFor } from '../errors.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { integer, text } from '../options/option-types.ts'
import type { Options } from '../options/read-options.ts'
import { painter, write } from '../output.ts'
import { docsPage, serve } from '../serve.ts'

// Not that of the mock, so that both can be open at once.
const defaultPort = 4011

const options = {
  port: integer(`Port to listen on; 0 is any free one (default ${defaultPort})`, 0, 65_535),
  output: text(
    'FILE',
    'Write the page, which needs no network, to a file or to standard output (-), and do not serve it',
  ),
}

export const command = defineCommand({
  usage: 'bulk-import docs [options]',
  description: `Serve the documentation until Ctrl-C, and print its address. Initiate is tried on the page against a mock that is
served with it, a whole import against one inside the page.`,
  options,
  examples: [
    [`read it on http://127.0.0.1:${defaultPort}/`, 'bulk-import docs'],
    ['write one file, to open in a browser or to pass on', 'bulk-import docs --output bulk-import.html'],
  ],
  run,
})

async function run({ port, output }: Options<typeof options>, context: CommandContext): Promise<ExitCode> {
  if (output === undefined) return servePage(port ?? defaultPort, context)
  if (port !== undefined) throw new CommandLineError('--output serves nothing, so it excludes --port.')
  const page = await readFile(await docsPage(), 'utf8')
  if (output === '-') await write(context.stdout, page)
  else await writeFile(output, page).catch(failFor('--output: cannot write', output))
  return exitCodes.done
}

function servePage(port: number, context: CommandContext): Promise<ExitCode> {
  return serve({ port }, context, async ({ url }) => {
    const paint = painter(context, context.stdout)
    const title = paint('bold', 'The documentation of Initiate is at')
    const text = `${title} ${paint('cyan', `${url}/`)} (unofficial; not the vendor's).\nPress Ctrl-C to stop it.\n`
    await write(context.stdout, text).catch(() => undefined)
  })
}
