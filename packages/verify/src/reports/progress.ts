import type { Progress } from '../report.ts'

/** One line for a terminal, to be written over the one before it. */
export function progressBar(progress: Progress, failures: number, columns = 80): string {
  const { done, total } = progress
  const width = 20
  const filled = total === 0 ? width : Math.floor((done / total) * width)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`
  const news = progress.type === 'wait' ? waiting(progress) : progress.result.id
  const text = `${bar} ${done}/${total}${failures > 0 ? `, ${failures} failed` : ''}  ${news}`
  return text.length > columns - 1 ? `${text.slice(0, columns - 2)}…` : text
}

/** A line for a log: every case that fails or warns, each wait, and now and then how far it is. Undefined when there is nothing to say. */
export function progressLine(progress: Progress): string | undefined {
  const { done, total } = progress
  if (progress.type === 'wait') return waiting(progress)
  const { verdict, sentence, violations } = progress.result
  if (verdict === 'fail' || verdict === 'warn') {
    return `${verdict}: ${sentence} (${[...new Set(violations.flatMap(({ ids }) => ids))].join(', ')})`
  }
  return done % 50 === 0 || done === total ? `${done} of ${total} cases` : undefined
}

function waiting({ waitMs, status }: Progress & { type: 'wait' }): string {
  return `waiting ${Math.ceil(waitMs / 1000)} s, as the server asks (${status})`
}
