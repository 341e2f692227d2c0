import contractDocument from '@bulk-import/contract/openapi.json' with { type: 'json' }
import type { ServedContract } from './state.ts'
import { wholeContract } from './whole-contract.ts'

/** What the mock plays; both documents are served. */
export const contract: ServedContract = {
  ...wholeContract,
  published: {
    '/openapi': {
      document: contractDocument,
      file: () => new URL(import.meta.resolve('@bulk-import/contract/openapi.yaml')),
    },
    '/provisional/openapi': {
      document: wholeContract.document,
      file: () => new URL(import.meta.resolve('@bulk-import/contract/provisional/openapi.yaml')),
    },
  },
}
