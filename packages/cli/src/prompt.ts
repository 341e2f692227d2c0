import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { printable } from '@bulk-import/internal/printable'
import type { CommandContext } from './context.ts'
import { CommandLineError, interrupted } from './errors.ts'
import { painter, write } from './output.ts'

/**
 * Asks for the name of the import that will delete profiles (S25).
 *
 * @param consequence what is true when it is not typed
 * @throws CommandLineError unless it is typed
 */
export async function confirmDeletion(
  name: string,
  account: string,
  context: CommandContext,
  consequence = ' Nothing was sent.',
): Promise<void> {
  const paint = painter(context, context.stderr)
  const warning = paint(['bold', 'red'], 'This import deletes profiles')
  const typed = await ask(
    `${warning} of ${printable(account)}. Once it is executed, that is irreversible (S25).
Type its name to continue: ${paint('bold', printable(name))}
> `,
    context,
  )
  if (typed?.trim() !== name.trim()) throw new CommandLineError(`The name does not match.${consequence}`)
}

/** Asks whether to go on. @throws CommandLineError where nobody can be asked */
export async function isConfirmed(question: string, context: CommandContext): Promise<boolean> {
  const typed = await ask(`${question} [y/N] `, context)
  return /^y(es)?$/i.test(typed?.trim() ?? '')
}

/** The line that is typed; undefined when standard input ends without one. */
async function ask(question: string, context: CommandContext): Promise<string | undefined> {
  const { stdin, stderr, signal } = context
  if (!stdin.isTTY || !stderr.isTTY) {
    throw new CommandLineError('This must be confirmed, and there is no terminal. Use --yes to skip the prompt.')
  }
  await discardTyped(context)
  await write(stderr, question)
  const typed = await readLine(context)
  if (signal.aborted) throw interrupted()
  return typed
}

/** What was typed before the question is no answer to it. A terminal delivers it in the next turns of the event loop. */
async function discardTyped({ stdin }: CommandContext): Promise<void> {
  const discard = () => undefined
  stdin.on('data', discard)
  for (let turn = 0; turn < 3; turn++) await setImmediate()
  stdin.off('data', discard)
  stdin.pause()
}

/** The terminal stays in its normal mode. */
async function readLine({ stdin, signal }: CommandContext): Promise<string | undefined> {
  if (stdin.readableEnded) return undefined // at an earlier question; readline would wait for ever
  for await (const line of createInterface({ input: stdin, terminal: false, signal })) return line
  return undefined
}
