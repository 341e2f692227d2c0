import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import type { Shell } from './context.ts'
import { painter, printable, write } from './output.ts'
import { Interruption, UsageFault } from './usage-fault.ts'

/**
 * Asks the person at the terminal to type the name of the import that will delete profiles (S25).
 *
 * @throws UsageFault when there is nobody to ask, or when something else is typed
 */
export async function confirmDeletion(name: string, account: string, shell: Shell): Promise<void> {
  requireTerminal('A deletion', shell)
  const paint = painter(shell, shell.stderr)
  const question = [
    `${paint(['bold', 'red'], 'This import deletes profiles')} of ${printable(account)}. Once it is executed, that is irreversible (S25).`,
    `Type its name to go on: ${paint('bold', printable(name))}`,
    '> ',
  ]
  const typed = await ask(question.join('\n'), shell)
  if (typed?.trim() !== name.trim()) {
    throw new UsageFault('That is not its name. Nothing was sent.')
  }
}

/**
 * Asks the person at the terminal whether the requests of a plan may be sent.
 *
 * @throws UsageFault when there is nobody to ask, or when the answer is not yes
 */
export async function confirmRequests(shell: Shell): Promise<void> {
  requireTerminal('This', shell)
  const typed = await ask('Send them? [y/N] ', shell)
  if (!/^y(es)?$/i.test(typed?.trim() ?? '')) throw new UsageFault('Nothing was sent.')
}

function requireTerminal(what: string, { stdin, stderr }: Shell): void {
  if (stdin.isTTY && stderr.isTTY) return
  throw new UsageFault(`${what} has to be confirmed, and there is no terminal to ask on. Give --yes if it is meant.`)
}

async function ask(question: string, shell: Shell): Promise<string | undefined> {
  await discardTyped(shell)
  await write(shell.stderr, question)
  const typed = await readLine(shell)
  if (shell.signal.aborted) throw new Interruption()
  return typed
}

/** What was typed before the question was asked is no answer to it. A terminal gives it in the next turns of the event loop. */
async function discardTyped({ stdin }: Shell): Promise<void> {
  const discard = () => undefined
  stdin.on('data', discard)
  for (let turn = 0; turn < 3; turn++) await setImmediate()
  stdin.off('data', discard)
  stdin.pause()
}

/** A line of standard input; undefined when it ends without one, or by Ctrl-C. The terminal stays in its normal mode. */
function readLine({ stdin, signal }: Shell): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: stdin, terminal: false })
    const stop = () => lines.close()
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
    lines.once('close', () => {
      signal.removeEventListener('abort', stop)
      resolve(undefined)
    })
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
