import type { Progress } from '@bulk-import/verify'
import { progressBar, progressLine } from '@bulk-import/verify/reports'
import type { Shell } from '../../context.ts'

const clearLine = '\r\u001b[2K'

/** Shows on a terminal how far the run is. Elsewhere only waits are told, since they are why nothing happens. */
export function progressOn({ env, stderr }: Shell): { told(progress: Progress): void; end(): void } {
  const isTerminal = stderr.isTTY === true && env.TERM !== 'dumb'
  const print = (text: string) => void stderr.write(text, () => undefined)
  let broken = 0
  return {
    told(progress) {
      if (progress.type === 'case' && progress.result.verdict === 'failed') broken++
      // Some terminals tell a width of 0.
      if (isTerminal) print(clearLine + progressBar(progress, broken, stderr.columns || 80))
      else if (progress.type === 'wait') print(`${progressLine(progress)}\n`)
    },
    end() {
      if (isTerminal) print(clearLine)
    },
  }
}
