import type { OperationExtension } from '../context.ts'
import { laterSamples, tokenNote } from './life/samples.ts'

export const retrieveStatus: OperationExtension = {
  step: {
    name: 'Status',
    does: 'Poll until the import has finished.',
    needs: 'the token',
    returns: 'the state and the counters',
    states: ['Completed', 'or', 'Failed'],
  },
  samplesNote: tokenNote,
  samples: laterSamples({
    typescript: () =>
      `const { Status, Processed, Pending, Exceptions } = await bulk.retrieveStatus()\nconsole.log(Status, { Processed, Pending, Exceptions })`,
    command: () => 'bulk-import status --journal people.ndjson.journal',
  }),
}
