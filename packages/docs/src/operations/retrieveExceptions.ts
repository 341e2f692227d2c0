import type { OperationExtension } from '../context.ts'
import { laterSamples, tokenNote } from './life/samples.ts'

export const retrieveExceptions: OperationExtension = {
  step: {
    name: 'Exceptions',
    does: 'Fetch the records that failed, page by page.',
    needs: 'records that failed, at staging or after Execute',
    gives: 'each of them, and why',
    states: [],
  },
  samplesNote: tokenNote,
  samples: laterSamples({
    typescript: () =>
      `for await (const failed of bulk.retrieveExceptions()) {\n  console.log(failed.SequenceNumber, failed.Exceptions)\n}`,
    command: (connection) =>
      `bulk-import exceptions --token-file import.token --output failed.ndjson \\\n${connection}`,
  }),
}
