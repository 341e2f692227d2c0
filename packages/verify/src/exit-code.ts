import type { Outcome, Report } from './report.ts'

const codes: Record<Outcome, number> = { kept: 0, broken: 1, stopped: 1, refused: 2, empty: 2, unreachable: 3 }

/** 0: kept. 1: broken, or ended before that could be said. 2: asked for wrongly. 3: the server could not be reached. */
export function exitCode({ outcome }: Pick<Report, 'outcome'>): number {
  return codes[outcome]
}
