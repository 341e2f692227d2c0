import { createMockFetch as createOf, type MockFetch } from './any-document.ts'
import { contract as wholeContract } from './contract.ts'
import type { MockOptions } from './options.ts'
import type { Contract } from './server/contract.ts'

export type { MockFetch } from './any-document.ts'
export { wholeContract } from './whole-contract.ts'

/**
 * The mock without a socket: give the result to a client as its `fetch`. It responds for every origin; `url` is one that no name
 * server knows, so that a request that went another way fails. Faults of a scenario end as they do with the fetch of Node: a
 * TypeError for a connection that is reset or cut, and no end for one that stalls, unless the request is aborted.
 *
 * @param contract that of another document; its operations respond with what the document has for them. Default: the provisional contract,
 * which has Initiate as the contract has it
 * @throws a MockOptionError for an option that is unknown or wrong
 */
export function createMockFetch(options: MockOptions = {}, contract: Contract = wholeContract): MockFetch {
  return createOf(options, contract)
}
