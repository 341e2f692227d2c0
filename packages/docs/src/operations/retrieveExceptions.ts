import type { OperationExtension } from '../context.ts'
import { laterSamples, tokenNote } from './life/samples.ts'

export const retrieveExceptions: OperationExtension = {
  step: {
    name: 'Exceptions',
    does: 'Fetch the records that failed, page by page.',
    needs: 'the token',
    returns: 'each of them, and why it failed',
    states: [],
  },
  samplesNote: tokenNote,
  samples: laterSamples({
    typescript: () =>
      `for await (const failed of bulk.retrieveExceptions()) {\n  console.log(failed.SequenceNumber, failed.Exceptions)\n}`,
    command: () => 'bulk-import exceptions --journal people.ndjson.journal --output failed.ndjson',
  }),
}
