import type { OperationExtension } from '../context.ts'
import { laterSamples, tokenNote } from './life/samples.ts'

export const retrieveStatus: OperationExtension = {
  step: {
    name: 'Status',
    does: 'Ask how far it is, until it has ended.',
    needs: 'nothing but the token',
    gives: 'the state, and the counters',
    states: ['Completed', 'or', 'Failed'],
  },
  samplesNote: tokenNote,
  samples: laterSamples({
    typescript: () =>
      `const { Status, Processed, Pending, Exceptions } = await bulk.retrieveStatus()\nconsole.log(Status, { Processed, Pending, Exceptions })`,
    command: (connection) => `bulk-import status --token-file import.token \\\n${connection}`,
  }),
}
