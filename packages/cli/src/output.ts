import { styleText } from 'node:util'
import { printable } from '@bulk-import/internal/printable'
import type { CommandContext, Output } from './context.ts'

/** Writes, and rejects when it cannot: a result that is lost must be noticed. */
export function write(stream: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** Writes a line to standard error. When nobody reads that, there is nothing else to do. */
export async function say(
  { stderr, clearBar }: Pick<CommandContext, 'stderr' | 'clearBar'>,
  text: string,
): Promise<void> {
  clearBar?.()
  await write(stderr, `${text}\n`).catch(() => undefined)
}

export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string

/** Colours where they are wanted: on a terminal, and as the variables say. */
export function painter({ env }: Pick<CommandContext, 'env'>, stream: Output): Paint {
  return hasColours(env, stream)
    ? (format, text) => styleText(format, text, { validateStream: false })
    : (_, text) => text
}

/** FORCE_COLOR wins over NO_COLOR, as in Node; an empty NO_COLOR says nothing (https://no-color.org). */
export function hasColours(
  { FORCE_COLOR, NO_COLOR, TERM }: CommandContext['env'],
  { isTTY }: Pick<Output, 'isTTY'>,
): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return !NO_COLOR && TERM !== 'dumb' && isTTY === true
}

/** A text of several lines from elsewhere, with every other character escaped that a terminal would obey. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** JSON for people and programs, in several lines. JSON.stringify leaves some of the characters that a terminal would obey. */
export function jsonText(value: object): string {
  return `${printableLines(JSON.stringify(value, undefined, 2))}\n`
}

/** The same in one line. */
export function jsonLine(value: object): string {
  return `${printable(JSON.stringify(value))}\n`
}

/** Two columns, the right one wrapped. */
export function columns(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4
  const words = new RegExp(`(.{1,${100 - width}}|\\S+)( |$)`, 'g')
  const wrapped = (text: string) =>
    text
      .match(words)
      ?.map((line) => line.trimEnd())
      .join(`\n${' '.repeat(width)}`)
  return rows.map(([left, right]) => `  ${left.padEnd(width - 2)}${wrapped(right)}\n`).join('')
}

/** A number with separators, the same everywhere. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** How many there are of something, in words. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** A line of the table of an import: a counter by the name that the service has for it, or what else is known. */
export function factLine(name: string, value: number | string): string {
  return `${name.padEnd(22)}${(typeof value === 'number' ? grouped(value) : value).padStart(12)}`
}
