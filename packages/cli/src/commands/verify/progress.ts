import type { Progress } from '@bulk-import/verify'
import { progressBar, waitLine } from '@bulk-import/verify/reports'
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
