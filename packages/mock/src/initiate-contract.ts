import { checks, operations } from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { initiate } from './operations/initiate.ts'
import type { ServedContract } from './state.ts'

/** The contract of Initiate alone. */
export const initiateContract: ServedContract = {
  document,
  operations,
  checks,
  errorBody: (Message) => ({ Message }),
  handlers: { initiate },
}
