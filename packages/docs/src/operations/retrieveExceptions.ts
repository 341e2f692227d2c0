import type { OperationExtension } from '../context.ts'

export const retrieveExceptions: OperationExtension = {
  step: {
    name: 'Exceptions',
    does: 'Fetch the records that failed, page by page.',
    needs: 'records that failed, at staging or after Execute',
    gives: 'each of them, and why',
    states: [],
  },
}
