import type { Report } from '../report.ts'

/** "1 import", "2 imports". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

const verdicts: Record<Report['outcome'], string> = {
  kept: 'The server keeps the contract, as far as it can be seen from outside.',
  broken: 'The server breaks the contract.',
  refused: 'The server cannot be judged.',
  unreachable: 'The server could not be reached.',
  stopped: 'The run was ended before its time. Nothing was found broken until then.',
  empty: 'Nothing could be sent.',
}

/** The outcome in a sentence or two. */
export function outcomeSentence({ outcome, why }: Pick<Report, 'outcome' | 'why'>): string {
  return why === undefined ? verdicts[outcome] : `${verdicts[outcome]} ${why.message}`
}

/** Whether the outcome says something about the server. */
export function isJudged({ outcome }: Pick<Report, 'outcome'>): boolean {
  return outcome === 'kept' || outcome === 'broken'
}

/** What was done, in figures. */
export function figures(report: Report): string {
  const { counts, requests, importsOpened, importsPerhaps, durationMs } = report
  const perhaps = importsPerhaps > 0 ? `, perhaps ${importsPerhaps} more` : ''
  const seconds = `${(durationMs / 1000).toFixed(1)} s`
  const cases = `${counts.passed} passed, ${counts.failed} failed, ${counts.warned} warned, ${counts.skipped} skipped`
  return `${cases}; ${count(requests, 'request')}, ${count(importsOpened, 'import')} opened${perhaps}; ${seconds}`
}
