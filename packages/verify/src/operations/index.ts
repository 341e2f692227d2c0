import { initiate } from './initiate.ts'

/** What no schema tells of the operations of our contract, by their operationIds. */
export const adapters = { initiate }
