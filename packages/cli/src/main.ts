import { readFile } from 'node:fs/promises'
import { quoted } from '@bulk-import/internal/printable'
import { type Command, notice } from './command.ts'
import type { CommandContext } from './context.ts'
import { CommandLineError } from './errors.ts'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts'
import { suggestion, unknownOption } from './options/read-options.ts'
import { columns, type Paint, painter, printableLines, say, write } from './output.ts'
import { topics } from './topics.ts'

/** Each is loaded when it is run: starting an import must not take as long as loading the mock. */
const commands: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  initiate: { summary: 'Start an import', load: () => import('./commands/initiate/initiate.ts') },
  run: {
    summary: 'Carry out a whole import from a file (provisional)',
    load: () => import('./commands/run/run.ts'),
  },
  status: { summary: 'Show the state of an import (provisional)', load: () => import('./commands/status.ts') },
  exceptions: {
    summary: 'List the records of an import that failed (provisional)',
    load: () => import('./commands/exceptions.ts'),
  },
  verify: {
    summary: 'Check whether a server complies with the contract',
    load: () => import('./commands/verify/verify.ts'),
  },
  mock: { summary: 'Serve a mock of the API', load: () => import('./commands/mock.ts') },
  docs: { summary: 'Show the documentation', load: () => import('./commands/docs.ts') },
}

/** Runs the command line and returns its exit code. Never throws. */
export async function main(argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  try {
    return await dispatch(argv, context)
  } catch (error) {
    const prefix = painter(context, context.stderr)('red', 'error:')
    if (error instanceof CommandLineError) {
      await say(context, `${prefix} ${printableLines(error.message)}`)
      return exitCodeOf({ outcome: 'not-sent', code: error.code, status: undefined })
    }
    const { name, code } = Object(error) as NodeJS.ErrnoException
    // Whoever reads only a part of a help page has seen enough. A lost result is noticed where it is written.
    if (code === 'EPIPE') return exitCodes.done
    // Without its message, which could hold anything, unless it is asked for.
    const isDebugging = /(^|[\s,])(bulk-import|\*)($|[\s,])/.test(context.env.DEBUG ?? '')
    const where = isDebugging ? `\n${printableLines((error as Error).stack ?? '')}` : ' DEBUG=bulk-import shows where.'
    await say(context, `${prefix} This is a defect of bulk-import (${code ?? name}). Please report it.${where}`)
    return exitCodes.defect
  }
}

async function dispatch([first, ...rest]: readonly string[], context: CommandContext): Promise<ExitCode> {
  switch (first) {
    case undefined:
      await say(context, overview(painter(context, context.stderr)))
      return exitCodes.usage
    case '--help':
    case '-h':
    case 'help':
      await write(context.stdout, await helpFor(rest[0], painter(context, context.stdout)))
      return exitCodes.done
    case 'version':
    case '--version':
    case '-V':
      await write(context.stdout, `${await version()}\n`)
      return exitCodes.done
    default:
      return (await find(first)).run(rest, context)
  }
}

async function helpFor(name: string | undefined, paint: Paint): Promise<string> {
  if (name === undefined) return overview(paint)
  const topic = Object.hasOwn(topics, name) ? topics[name] : undefined
  return topic?.text ?? (await find(name, Object.keys(topics))).help(paint)
}

async function find(name: string, others: readonly string[] = []): Promise<Command> {
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (found !== undefined) return (await found.load()).command
  if (name.startsWith('-')) {
    throw unknownOption(name.replace(/=.*/s, ''), ['--help', '--version'], 'Options come after the command.')
  }
  const hint = suggestion(name, [...Object.keys(commands), 'help', ...others])
  throw new CommandLineError(`Unknown command ${quoted(name)}.${hint || ' See bulk-import --help.'}`)
}

function overview(paint: Paint): string {
  const summaries = (table: Readonly<Record<string, { summary: string }>>) =>
    Object.entries(table).map(([name, { summary }]) => [name, summary] as const)
  return `${paint('bold', 'Usage:')} bulk-import <command> [options]

${paint('bold', 'Commands')}
${columns([...summaries(commands), ['help <command>', 'Show help for a command or a topic']])}
${paint('bold', 'Help topics')}
${columns(summaries(topics))}
${paint('bold', 'Options')}
${columns([
  ['--help', 'Show help'],
  ['--version', 'Show the version'],
])}
${paint('bold', 'Example')}
  bulk-import initiate --dry-run --client-id ACME_CORP --name "CRM sync"

${notice}
`
}

async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  return version
}
