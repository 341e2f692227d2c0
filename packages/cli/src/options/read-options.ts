import { parseArgs } from 'node:util'
import { didYouMean } from '@bulk-import/internal/did-you-mean'
import { printable, quoted } from '@bulk-import/internal/printable'
import { CommandLineError } from '../errors.ts'

/** An option that is either given or not. */
export interface Flag {
  help: string
}

/** An option with a value, and what it makes of the text. */
export interface Valued<Value> extends Flag {
  /** What stands for the value in the help. */
  placeholder: string
  /** Whether it may be given more than once: its value is then an array, to which each time adds. */
  isList?: boolean
  /** @throws CommandLineError, which names the flag and never repeats the text: it may be a secret in the wrong place */
  parse(text: string, flag: string): Value
}

type Option = Flag | Valued<unknown>

/** Options by their names, in the order of the help: `stageDays` is `--stage-days`. */
export type OptionTable = Readonly<Record<string, Option>>

/** What `run` of a command gets: true or false for a flag; for an option with a value, that value or undefined. */
export type Options<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Valued<infer Value> ? Value | undefined : boolean
}

/** What an option is called on the command line. */
export function flagOf(name: string): string {
  return `--${kebabCase(name)}`
}

export function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}

type Defined<Members> = { [Name in keyof Members]?: Exclude<Members[Name], undefined> } & {
  [Name in keyof Members as undefined extends Members[Name] ? never : Name]: Members[Name]
}

/** The members that are not undefined. */
export function defined<Members extends object>(members: Members): Defined<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<Members>
}

/** ` Did you mean "…"?`, or nothing. */
export function suggestion(given: string, names: readonly string[]): string {
  return didYouMean(given, names, (name) => `"${name}"`)
}

/** What a command is given besides its options, such as a file. */
export interface WithOperand {
  readonly operand?: string
}

/**
 * Reads the options of a command. No message repeats a value, since it may be a secret.
 *
 * @param operand what stands for the one operand that the command takes; undefined where it takes none
 * @throws CommandLineError
 */
export async function readOptions<Table extends OptionTable>(
  argv: readonly string[],
  table: Table,
  operand?: string,
): Promise<Options<Table> & WithOperand> {
  const byFlag = new Map(Object.entries(table).map(([name, option]) => [flagOf(name), option]))
  const texts = collect(argv, byFlag, operand)
  const options: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(table)) {
    const given = texts.get(flagOf(name))
    if (!('parse' in option)) options[name] = given !== undefined
    else if (given !== undefined) {
      const values = given.map((text) => option.parse(text, flagOf(name)))
      options[name] = option.isList ? values.flat() : values[0]
    }
  }
  return { ...(options as Options<Table>), ...(texts.has('') && { operand: texts.get('')?.[0] ?? '' }) }
}

/** The texts of each option that is given, by its flag; empty for one without a value. The operand has no flag. */
function collect(
  argv: readonly string[],
  byFlag: ReadonlyMap<string, Option>,
  operand: string | undefined,
): Map<string, string[]> {
  const types = [...byFlag].map(([flag, option]) => {
    return [flag.slice(2), { type: 'parse' in option ? 'string' : 'boolean' }] as const
  })
  // Not strict: parseArgs would repeat values in its messages, and knows no nearest names.
  const settings = { options: Object.fromEntries(types), strict: false, allowPositionals: true, tokens: true } as const
  const { tokens } = parseArgs({ args: [...argv], ...settings })
  const unknown = tokens.flatMap((token) =>
    token.kind === 'option' && !byFlag.has(token.rawName) ? token.rawName : [],
  )
  const [worst] = [...unknown.filter(carriesSecret), ...unknown]
  if (worst !== undefined) throw unknownOption(worst, [...byFlag.keys()])
  const texts = new Map<string, string[]>()
  let previous = 'the command'
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      if (operand === undefined || texts.has('')) throw unexpected(previous, operand)
      texts.set('', [token.value])
      continue
    }
    const { rawName, value = '' } = token
    const given = texts.get(rawName)
    const problem = problemOf(token, byFlag.get(rawName) as Option, given !== undefined)
    if (problem !== undefined) throw new CommandLineError(`${rawName} ${problem}`)
    texts.set(rawName, [...(given ?? []), value])
    previous = rawName
  }
  return texts
}

function unexpected(previous: string, operand: string | undefined): CommandLineError {
  const hint = operand === undefined ? '' : ` There is one ${operand}.`
  return new CommandLineError(
    `Unexpected argument after ${previous}.${hint} Put a value that contains spaces in quotes.`,
  )
}

function problemOf(
  { rawName, value, inlineValue }: { rawName: string; value: string | undefined; inlineValue: boolean | undefined },
  option: Option,
  isRepeated: boolean,
): string | undefined {
  const valued = 'parse' in option ? option : undefined
  if (isRepeated && !valued?.isList) return 'is given more than once.'
  if (valued === undefined) return value === undefined ? undefined : 'takes no value.'
  if (value === undefined) return `needs a value: ${rawName} ${valued.placeholder}.`
  // "-" alone is standard input.
  if (inlineValue || !/^-./.test(value)) return undefined
  return `needs a value. If the value begins with a dash, write ${rawName}=${valued.placeholder}.`
}

/** An option that is not known, with the one that was probably meant. A secret in it is not repeated. */
export function unknownOption(rawName: string, flags: readonly string[], fallback = 'See --help.'): CommandLineError {
  if (carriesSecret(rawName)) return new CommandLineError(secretHint(printable(rawName)))
  // --refresh-tags is meant as --refresh tags.
  const longer = flags.find((flag) => rawName.startsWith(`${flag}-`))
  const hint = longer === undefined ? suggestion(rawName, flags) : ` Did you mean "${longer}"?`
  return new CommandLineError(`Unknown option ${quoted(rawName)}.${hint || ` ${fallback}`}`)
}

/** Last words of names under which people pass secrets, in whatever tool they come from. */
const words =
  /^(?:.*-)?(?:authori[sz]ation|auth|token|bearer|jwt|secret|password|passwd|pass|credentials?|api-?key|key|headers?)(?:-without-delete)?$/i

/** Whether an unknown option probably carries a secret: then it is not enough to say that it is unknown. */
function carriesSecret(rawName: string): boolean {
  return rawName === '-H' || rawName === '-u' || words.test(rawName.replace(/^-+/, ''))
}

/** What to say of it. The value is never repeated. */
function secretHint(rawName: string): string {
  return [
    `${rawName} is refused: the list of processes and the history of the shell show a secret on the command line.`,
    'Pass it in the environment (BULK_IMPORT_AUTHORIZATION, BULK_IMPORT_OAUTH_CLIENT_SECRET, BULK_IMPORT_PN_SECRET)',
    'or in a file (--authorization-file, or the same variables with _FILE appended).',
    'If this one was real, replace it: it has been exposed.',
  ].join('\n')
}
