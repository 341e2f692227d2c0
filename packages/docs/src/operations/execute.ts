import type { OperationExtension } from '../context.ts'
import { laterSamples, tokenNote } from './life/samples.ts'

export const execute: OperationExtension = {
  step: {
    name: 'Execute',
    does: 'Write the staged records to the profiles. Once.',
    needs: 'all records staged and counted',
    gives: 'an import under way',
    states: ['Queued', '→', 'Processing'],
    writesProfiles: true,
  },
  samplesNote: tokenNote,
  samples: laterSamples({
    typescript: () =>
      `const { Status } = await bulk.execute()\nconsole.log(Status) // Queued: now retrieve the status until it is Completed`,
    command: () => 'bulk-import run --resume people.ndjson.journal',
  }),
}
