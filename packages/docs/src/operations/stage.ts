import type { OperationExtension } from '../context.ts'

export const stage: OperationExtension = {
  step: {
    name: 'Stage',
    does: 'Send the records, in one request or in many.',
    needs: 'the records',
    gives: 'counters of all records so far',
    states: ['Staging'],
  },
}
