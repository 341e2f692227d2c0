import type { Progress } from '../report.ts'

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
