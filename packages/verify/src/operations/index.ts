import { initiate } from './initiate.ts'

export { withLaterSteps } from './later-steps.ts'

/** What no schema tells of the operations of the contract, by their operationIds. */
export const adapters = { initiate }
