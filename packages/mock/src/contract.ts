import contractDocument from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { checks, operations } from '@bulk-import/contract/provisional'
import document from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import { execute } from './operations/execute.ts'
import { initiate } from './operations/initiate.ts'
import { retrieveExceptions } from './operations/retrieveExceptions.ts'
import { retrieveStatus } from './operations/retrieveStatus.ts'
import { stage } from './operations/stage.ts'
import type { ServedContract } from './state.ts'

/** The provisional contract, which has the operation of the contract as well. Both documents are served. */
export const contract: ServedContract = {
  document,
  published: {
    '/openapi': {
      document: contractDocument,
      file: () => new URL(import.meta.resolve('@bulk-import/contract/openapi.yaml')),
    },
    '/provisional/openapi': {
      document,
      file: () => new URL(import.meta.resolve('@bulk-import/contract/provisional/openapi.yaml')),
    },
  },
  operations,
  checks,
  errorBody: (Message) => ({ Message }),
  handlers: { initiate, stage, execute, retrieveStatus, retrieveExceptions },
}
