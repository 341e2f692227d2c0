import { styleText } from 'node:util'
import { printable } from '@bulk-import/internal/printable'
import type { Output, Shell } from './context.ts'

export { printable }

/** Writes, and rejects when it cannot: a result that is lost has to be noticed. */
export function write(stream: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** Says something on standard error. When nobody listens there, nothing else can be done. */
export async function say({ stderr }: Pick<Shell, 'stderr'>, text: string): Promise<void> {
  await write(stderr, `${text}\n`).catch(() => undefined)
}

export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string

/** Colours where they are wanted: on a terminal, and as the variables say. */
export function painter({ env }: Pick<Shell, 'env'>, stream: Output): Paint {
  return hasColours(env, stream)
    ? (format, text) => styleText(format, text, { validateStream: false })
    : (_, text) => text
}

/** FORCE_COLOR goes before NO_COLOR, as in Node; an empty NO_COLOR says nothing (https://no-color.org). */
export function hasColours({ FORCE_COLOR, NO_COLOR, TERM }: Shell['env'], { isTTY }: Pick<Output, 'isTTY'>): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return !NO_COLOR && TERM !== 'dumb' && isTTY === true
}

/** A text of several lines from elsewhere, without any other character that a terminal would obey. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** JSON for standard output. A terminal may show it, so it holds such characters as escapes alone. */
export function jsonText(value: object): string {
  const escapes = (characters: string) =>
    Array.from({ length: characters.length }, (_, at) => escapeOf(characters.charCodeAt(at))).join('')
  const json = JSON.stringify(value, undefined, 2)
  return `${json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => (found === '\n' ? found : escapes(found)))}\n`
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
