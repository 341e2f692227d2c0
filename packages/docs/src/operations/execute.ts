import type { OperationExtension } from '../context.ts'

export const execute: OperationExtension = {
  step: {
    name: 'Execute',
    does: 'Write the staged records to the profiles. Once.',
    needs: 'all records staged and counted',
    gives: 'an import under way',
    states: ['Queued', '→', 'Processing'],
    writesProfiles: true,
  },
}
