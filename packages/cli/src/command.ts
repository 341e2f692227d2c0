import type { CommandContext } from './context.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import { flagOf, type Options, type OptionTable, readOptions, type WithOperand } from './options/read-options.ts'
import { columns, type Paint, painter, write } from './output.ts'

/** A command, as the dispatcher knows it. */
export interface Command {
  help(paint: Paint): string
  run(argv: readonly string[], context: CommandContext): Promise<ExitCode>
}

export interface Definition<Table extends OptionTable> {
  usage: string
  /** What it does; the first line is a sentence in the imperative. */
  description: string
  options: Table
  /** What stands for the operand that it takes, if it takes one. */
  operand?: string
  /** What an example shows, and its line. */
  examples: readonly (readonly [what: string, line: string])[]
  run(options: Options<Table> & WithOperand, context: CommandContext): Promise<ExitCode>
}

export const notice = 'Unofficial: not published, reviewed or endorsed by the vendor.'

/** Makes a command of its definition. `--help` wins over whatever else is given. */
export function defineCommand<Table extends OptionTable>(definition: Definition<Table>): Command {
  const help = (paint: Paint) => helpOf(definition, paint)
  return {
    help,
    async run(argv, context) {
      if (!argv.some((argument) => argument === '--help' || argument === '-h')) {
        return definition.run(await readOptions(argv, definition.options, definition.operand), context)
      }
      await write(context.stdout, help(painter(context, context.stdout)))
      return exitCodes.done
    },
  }
}

function helpOf<Table extends OptionTable>(definition: Definition<Table>, paint: Paint): string {
  const options = Object.entries(definition.options).map(([name, option]) => {
    const placeholder = 'placeholder' in option ? ` ${option.placeholder}` : ''
    return [flagOf(name) + placeholder, option.help] as const
  })
  const examples = definition.examples.map(([what, line]) => `  ${paint('dim', `# ${what}`)}\n  ${line}\n`)
  return `${paint('bold', 'Usage:')} ${definition.usage}

${definition.description}

${paint('bold', 'Options')}
${columns([...options, ['--help', 'Show help']])}
${paint('bold', 'Examples')}
${examples.join('\n')}
${notice}
`
}
