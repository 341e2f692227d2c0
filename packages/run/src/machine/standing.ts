import type { Next, Reached } from '../errors.ts'
import type { RunState } from '../journal/state.ts'

/** **Provisional.** Where a run stands by its journal, as far as anybody can know. */
export interface Standing {
  reached: Reached
  /** What is true of the import, as a sentence. Written once, so that no message says otherwise. */
  consequence: string
  /** What goes on with a run that was only interrupted. */
  next: Next
}

export function standingOf({ begun, execution, isRefused, session, staged }: RunState): Standing {
  if (execution === 'executed' || execution === 'unknown') {
    const isKnown = execution === 'executed'
    const consequence = isKnown
      ? 'The import was executed; its end was not seen.'
      : 'Whether the import was executed is not known.'
    return { reached: 'perhaps-executed', consequence, next: 'resume' }
  }
  if (begun === undefined) return { reached: 'nothing-sent', consequence: 'Nothing was sent.', next: null }
  // A stream cannot be read again, and without a token nothing can be asked.
  const isLost = (begun.input === null && staged === undefined) || (session === undefined && !isRefused)
  const next = isLost ? 'restart' : 'resume'
  return isRefused
    ? { reached: 'not-started', consequence: 'No import was started.', next }
    : { reached: 'not-executed', consequence: 'Nothing was executed.', next }
}
