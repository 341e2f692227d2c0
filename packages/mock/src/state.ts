import type { FindAccount } from './accounts/accounts.ts'
import type { Quota } from './accounts/quota.ts'
import type { Clock } from './control/clock.ts'
import type { Imports } from './imports/imports.ts'
import type { ResolvedOptions } from './options.ts'
import type { Contract, OperationHandler } from './server/contract.ts'

/** A contract with what is special about its operations, by operationId. The others have stock behaviours. */
export interface ServedContract extends Contract {
  handlers?: Readonly<Record<string, (state: MockState) => OperationHandler>>
}

/** What handlers of operations work with. */
export interface MockState {
  options: ResolvedOptions
  clock: Clock
  imports: Imports
  quota: Quota
  findAccount: FindAccount
  /** The headers of a 401. */
  challenge: Record<string, string>
}
