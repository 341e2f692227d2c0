import type { FinishedResult, Initiating, JournalEvent, Sending, StagedCounters } from './events.ts'

/** Where a run stands, by its journal. */
export interface RunState {
  begun: Initiating | undefined
  /** Whether the server refused Initiate, so that there is no import. */
  isRefused: boolean
  /** `isContradicting`: it is another one than was asked for, and never used. */
  session: { accessToken: string; expires?: string; isContradicting?: boolean } | undefined
  /** What was taken for sure. */
  taken: StagedCounters & Pick<Sending, 'records' | 'to' | 'sha256'>
  /** A chunk that was sent, or was about to be, and of which nobody knows what became. */
  doubtful: Sending | undefined
  staged: { records: number; bytes: number } | undefined
  /** `refused`: the server said that it did not execute. `unknown`: nobody knows whether it did. */
  execution: 'none' | 'unknown' | 'refused' | 'executed'
  /** The same before Execute was announced for the last time: it stands again where that never left. */
  earlierExecution: RunState['execution']
  finished: FinishedResult | undefined
}

export const nothingYet: RunState = {
  begun: undefined,
  isRefused: false,
  session: undefined,
  taken: { received: 0, failed: 0, records: 0, to: 0, sha256: '' },
  doubtful: undefined,
  staged: undefined,
  execution: 'none',
  earlierExecution: 'none',
  finished: undefined,
}

/** Where a run stands by the events of its journal. */
export function stateOf(events: readonly JournalEvent[]): RunState {
  return events.reduce(after, nothingYet)
}

/** Where a run stands after one more event. */
export function after(state: RunState, event: JournalEvent): RunState {
  switch (event.event) {
    case 'initiating':
      return { ...nothingYet, begun: event }
    case 'not-initiated':
      return { ...state, isRefused: true }
    case 'initiated':
      return { ...state, session: event }
    case 'sending':
      return { ...state, doubtful: event }
    case 'taken': {
      const { records = 0, to, sha256 } = state.doubtful ?? { ...state.taken, records: 0 }
      const { received, failed } = event
      const taken = { received, failed, records: state.taken.records + records, to, sha256 }
      return { ...state, taken, doubtful: undefined }
    }
    case 'staged':
      return { ...state, staged: event }
    case 'executing':
      return { ...state, execution: 'unknown', earlierExecution: state.execution }
    case 'not-executed':
      return { ...state, execution: event.status === 0 ? state.earlierExecution : 'refused' }
    case 'executed':
      return { ...state, execution: 'executed' }
    case 'finished':
      return { ...state, finished: event.result }
  }
}
