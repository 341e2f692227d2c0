import type { Progress } from '@bulk-import/verify'
import type { CommandContext } from '../../context.ts'

const clearLine = '\r\u001b[2K'

/** Shows progress on a terminal. Elsewhere, only waits are printed, since they are why nothing happens. */
export function progressOn({ env, stderr }: CommandContext): { show(progress: Progress): void; end(): void } {
  const isTerminal = stderr.isTTY === true && env.TERM !== 'dumb'
  const print = (text: string) => void stderr.write(text, () => undefined)
  let failed = 0
  return {
    show(progress) {
      if (progress.type === 'case' && progress.result.verdict === 'fail') failed++
      // Some terminals report a width of 0.
      if (isTerminal) print(clearLine + progressBar(progress, failed, stderr.columns || 80))
      else if (progress.type === 'wait') print(`${waitLine(progress)}\n`)
    },
    end() {
      if (isTerminal) print(clearLine)
    },
  }
}

/** One line for a terminal, to be written over the one before it. */
export function progressBar(progress: Progress, failures: number, columns = 80): string {
  const { done, total } = progress
  const width = 20
  const filled = total === 0 ? width : Math.floor((done / total) * width)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`
  const news = progress.type === 'wait' ? waitLine(progress) : progress.result.id
  const text = `${bar} ${done}/${total}${failures > 0 ? `, ${failures} failed` : ''}  ${news}`
  return text.length > columns - 1 ? `${text.slice(0, columns - 2)}…` : text
}

/** What there is to say about a wait, for a terminal or a log. */
export function waitLine({ waitMs, status }: Progress & { type: 'wait' }): string {
  return `waiting ${Math.ceil(waitMs / 1000)} s, as the server asks (${status})`
}
