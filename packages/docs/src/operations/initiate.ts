import { defaultAccounts } from '@bulk-import/mock'
import type { OperationExtension, Trigger } from '../context.ts'
import { life } from './initiate/life.ts'
import { refresh, refreshBlocks } from './initiate/refresh.ts'

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
  claimedBlocks: refreshBlocks,
  sections: (context, operation) => [refresh(context, operation), life(context, operation)],
  triggers: triggersOf(defaultAccounts),
}
