import type { Shell } from './context.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import { asksForHelp, type Given, type OptionTable, readOptions } from './options.ts'
import { type Paint, painter, write } from './output.ts'

/** A command, as the dispatcher knows it. */
export interface Command {
  help(paint: Paint): string
  run(argv: readonly string[], shell: Shell): Promise<ExitCode>
}

export interface Definition<Name extends string> {
  usage: string
  description: string
  options: OptionTable<Name>
  /** What an example shows, and its line. */
  examples: readonly (readonly [what: string, line: string])[]
  run(given: Given<Name>, shell: Shell): Promise<ExitCode>
}

export const notice = 'Unofficial: not published, reviewed or endorsed by the vendor.'

/** Makes a command of its definition: reads its options, and tells them as its help. */
export function defineCommand<Name extends string>(definition: Definition<Name>): Command {
  const help = (paint: Paint) => helpOf(definition, paint)
  return {
    help,
    async run(argv, shell) {
      if (!asksForHelp(argv)) return definition.run(readOptions(argv, definition.options), shell)
      await write(shell.stdout, help(painter(shell, shell.stdout)))
      return exitCodes.done
    },
  }
}

function helpOf<Name extends string>(definition: Definition<Name>, paint: Paint): string {
  const options = Object.entries<OptionTable[string]>(definition.options).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const,
  )
  const examples = definition.examples.map(([what, line]) => `  ${paint('dim', `# ${what}`)}\n  ${line}\n`)
  return `${paint('bold', 'Usage:')} ${definition.usage}

${definition.description}

${paint('bold', 'Options')}
${columns(options)}
${paint('bold', 'Examples')}
${examples.join('\n')}
${notice}
`
}

/** Two columns, the right one wrapped. */
export function columns(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4
  return rows.map(([left, right]) => `  ${left.padEnd(width - 2)}${wrap(right, 100 - width, width)}\n`).join('')
}

function wrap(text: string, width: number, indent: number): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}
