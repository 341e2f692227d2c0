import { parseArgs } from 'node:util'
import { printable } from './output.ts'
import { carriesSecret, secretAdvice } from './secret-flags.ts'
import { didYouMean } from './suggestions.ts'
import { UsageFault } from './usage-fault.ts'

interface Option {
  /** What stands for the value in the help; an option without it takes none. */
  value?: string
  help: string
  /** Whether it may be given more than once, for a longer list. */
  isList?: boolean
}

/** Options by their names without dashes, in the order of the help. */
export type OptionTable<Name extends string = string> = Readonly<Record<Name, Option>>

/** The options that were given. */
export interface Given<Name extends string> {
  has(name: Name): boolean
  text(name: Name): string | undefined
}

/** Reads options. No message holds a value, since it may be a secret in the wrong place. @throws UsageFault */
export function readOptions<Name extends string>(argv: readonly string[], table: OptionTable<Name>): Given<Name> {
  const options = Object.fromEntries(
    Object.entries<Option>(table).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' } as const]),
  )
  // Not strict: parseArgs would repeat values in its messages, and knows no nearest names.
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(table, token.name) && carriesSecret(token.rawName)) {
      throw new UsageFault(secretAdvice(printable(token.rawName)))
    }
  }
  const given = new Map<string, string | true>()
  let before = 'the command'
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      throw new UsageFault(`An argument after ${before} belongs to no option. Put a value that holds spaces in quotes.`)
    }
    before = token.rawName.slice(0, 40)
    given.set(token.name, checkedValue(token, table, given.get(token.name)))
  }
  return {
    has: (name) => given.has(name),
    text: (name) => {
      const value = given.get(name)
      return typeof value === 'string' ? value : undefined
    },
  }
}

interface OptionToken {
  name: string
  rawName: string
  value: string | undefined
  inlineValue: boolean | undefined
}

function checkedValue(token: OptionToken, table: OptionTable, earlier: string | true | undefined): string | true {
  const { name, rawName, value, inlineValue } = token
  const option = Object.hasOwn(table, name) && rawName.startsWith('--') ? table[name] : undefined
  if (option === undefined) {
    const names = Object.keys(table).map((known) => `--${known}`)
    throw new UsageFault(
      `There is no option ${printable(rawName.slice(0, 40))}.${didYouMean(rawName, names) || ' See --help.'}`,
    )
  }
  if (earlier !== undefined && !option.isList) throw new UsageFault(`${rawName} is given more than once.`)
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageFault(`${rawName} takes no value.`)
    return true
  }
  if (value === undefined) throw new UsageFault(`${rawName} needs a value: ${rawName} ${option.value}.`)
  // "-" alone is standard input.
  if (!inlineValue && /^-./.test(value)) {
    throw new UsageFault(`${rawName} needs a value. If it begins with a dash, write ${rawName}=${option.value}.`)
  }
  return typeof earlier === 'string' ? `${earlier},${value}` : value
}

/** Whether the help is asked for, whatever else is given. */
export function asksForHelp(argv: readonly string[]): boolean {
  return argv.some((argument) => argument === '--help' || argument === '-h')
}
