import type { OperationExtension } from '../context.ts'

export const retrieveStatus: OperationExtension = {
  step: {
    name: 'Status',
    does: 'Ask how far it is, until it has ended.',
    needs: 'nothing but the token',
    gives: 'the state, and the counters',
    states: ['Completed', 'or', 'Failed'],
  },
}
