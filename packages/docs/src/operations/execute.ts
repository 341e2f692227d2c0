import type { OperationExtension } from '../context.ts'
import { laterSamples, tokenNote } from './life/samples.ts'

export const execute: OperationExtension = {
  step: {
    name: 'Execute',
    does: 'Carry out the import on the profiles. Send it once.',
    needs: 'staged records',
    returns: 'confirmation that it is queued',
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
