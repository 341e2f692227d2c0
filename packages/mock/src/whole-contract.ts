import { checks, operations } from '@bulk-import/contract/provisional'
import document from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import { execute } from './operations/execute.ts'
import { initiate } from './operations/initiate.ts'
import { retrieveExceptions } from './operations/retrieveExceptions.ts'
import { retrieveStatus } from './operations/retrieveStatus.ts'
import { stage } from './operations/stage.ts'
import type { ServedContract } from './state.ts'

/** The provisional contract of a whole import, which has the operation of the contract as well. */
export const wholeContract: ServedContract = {
  document,
  operations,
  checks,
  errorBody: (Message) => ({ Message }),
  handlers: { initiate, stage, execute, retrieveStatus, retrieveExceptions },
}
