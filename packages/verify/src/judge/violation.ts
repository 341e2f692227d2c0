import type { Finding } from '../report.ts'

export interface Judgement {
  findings: Finding[]
  /** The statements and decisions that the answer shows to be kept. */
  proven: string[]
}

/** A finding whose severity follows from where its ids come from. */
export function finding(check: Finding['check'], ids: readonly string[], expected: string, came: string): Finding {
  return { check, ids, severity: ids.some((id) => id.startsWith('S')) ? 'error' : 'warning', expected, came }
}

export function merge(...judgements: Judgement[]): Judgement {
  return {
    findings: judgements.flatMap(({ findings }) => findings),
    proven: judgements.flatMap(({ proven }) => proven),
  }
}

/** Proves the ids, unless there is a finding. */
export function provenUnless(found: Finding | undefined, ids: readonly string[]): Judgement {
  return found === undefined ? { findings: [], proven: [...ids] } : { findings: [found], proven: [] }
}
