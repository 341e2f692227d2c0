import { defaultAccounts } from '@bulk-import/mock'
import type { OperationExtension, Trigger } from '../context.ts'
import { refresh, refreshBlocks } from './initiate/refresh.ts'
import { samples } from './initiate/samples.ts'
import { life } from './life/section.ts'

const statuses = { exists: '404', canDeleteProfiles: '403', hasGoodCredentials: '401', isAvailable: '503' }
const deletion = { example: 'DeletionWithReason', condition: ', when a deletion is requested' }

function triggersOf(accounts: typeof defaultAccounts): Record<string, Trigger> {
  return Object.fromEntries(
    Object.entries(accounts.accounts).flatMap(([clientId, account]) => {
      const missing = Object.entries(statuses).filter(([ability]) => account[ability as keyof typeof account] === false)
      return missing.map(([, status]) => [status, { values: { clientId }, ...(status === '403' && deletion) }])
    }),
  )
}

export const initiate: OperationExtension = {
  step: {
    name: 'Initiate',
    does: 'Say what the import will do.',
    needs: 'a name, and the settings',
    returns: 'the access token',
    states: ['Initiated'],
  },
  opening: (context) => [life(context)],
  claimedBlocks: refreshBlocks,
  sections: (context, operation) => [refresh(context, operation)],
  samples,
  triggers: triggersOf(defaultAccounts),
}
