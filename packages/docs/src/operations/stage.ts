import type { OperationExtension } from '../context.ts'
import { tryLife } from './life/try.ts'

export const stage: OperationExtension = {
  step: {
    name: 'Stage',
    does: 'Send the records, in one request or in many.',
    needs: 'the records',
    gives: 'counters of all records so far',
    states: ['Staging'],
  },
  opening: (context) => [tryLife(context)],
}
