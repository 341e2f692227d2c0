import { readFile } from 'node:fs/promises'
import { type Command, columns, notice } from './command.ts'
import type { Shell } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { type Paint, painter, printable, printableLines, say, write } from './output.ts'
import { carriesSecret, secretAdvice } from './secret-flags.ts'
import { didYouMean } from './suggestions.ts'
import { UsageFault } from './usage-fault.ts'

/** Each is loaded when it is called: to start an import must not take as long as to load the mock. */
const commands: Record<string, { summary: string; load: () => Promise<Command> }> = {
  initiate: {
    summary: 'start an import',
    load: () => import('./commands/initiate/initiate.ts').then(({ initiate }) => initiate),
  },
  verify: {
    summary: 'tell whether a server keeps the contract',
    load: () => import('./commands/verify/verify.ts').then(({ verify }) => verify),
  },
  mock: {
    summary: 'serve a mock of the API',
    load: () => import('./commands/mock/mock.ts').then(({ mock }) => mock),
  },
  docs: {
    summary: 'show the documentation page',
    load: () => import('./commands/docs.ts').then(({ docs }) => docs),
  },
}

/** Runs the command line and gives its exit code. Never throws. */
export async function main(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  try {
    return await dispatch(argv, shell)
  } catch (error) {
    const red = painter(shell, shell.stderr)
    if (error instanceof UsageFault) {
      await say(shell, `${red('red', 'bulk-import:')} ${printableLines(error.message)}`)
      return error.exitCode
    }
    const { name, code } = Object(error) as NodeJS.ErrnoException
    // Who reads a help page only in part has seen enough. A result is written elsewhere, and minded.
    if (code === 'EPIPE') return exitCodes.done
    // Without its message, which could hold anything, unless it is asked for.
    const isDebugging = /(^|[\s,])(bulk-import|\*)($|[\s,])/.test(shell.env.DEBUG ?? '')
    const more = isDebugging ? `\n${printableLines(String((error as Error).stack))}` : ' DEBUG=bulk-import shows where.'
    await say(
      shell,
      `${red('red', 'bulk-import:')} a defect of this program: ${code ?? name}. Please report it.${more}`,
    )
    return exitCodes.defect
  }
}

async function dispatch([first, ...rest]: readonly string[], shell: Shell): Promise<ExitCode> {
  const paint = painter(shell, shell.stdout)
  switch (first) {
    case undefined:
      await say(shell, overview(painter(shell, shell.stderr)))
      return exitCodes.usage
    case '--help':
    case '-h':
    case 'help':
      await write(shell.stdout, await helpFor(rest, paint))
      return exitCodes.done
    case 'version':
    case '--version':
    case '-V':
      await write(shell.stdout, `${await version()}\n`)
      return exitCodes.done
    default:
      return (await find(first)).run(rest, shell)
  }
}

async function helpFor([name]: readonly string[], paint: Paint): Promise<string> {
  return name === undefined ? overview(paint) : (await find(name)).help(paint)
}

async function find(name: string): Promise<Command> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command !== undefined) return command.load()
  const [rawName = ''] = name.split('=', 1)
  if (carriesSecret(rawName) && name.startsWith('-')) throw new UsageFault(secretAdvice(printable(rawName)))
  const shown = printable(rawName.slice(0, 40))
  if (name.startsWith('-')) {
    const hint = didYouMean(rawName, ['--help', '--version'])
    throw new UsageFault(`There is no option ${shown} before a command; options come after it.${hint}`)
  }
  const hint = didYouMean(name, [...Object.keys(commands), 'help'])
  throw new UsageFault(`There is no command ${shown}.${hint || ' See bulk-import --help.'}`)
}

function overview(paint: Paint): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const)
  return `${paint('bold', 'Usage:')} bulk-import <command> [options]

${paint('bold', 'Commands')}
${columns([...rows, ['help <command>', 'what a command does, its options, and examples']])}
${paint('bold', 'Options')}
${columns([
  ['--help', 'this page'],
  ['--version', 'the version'],
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
