import { checks, operations } from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { initiate } from './operations/initiate.ts'
import type { ServedContract } from './state.ts'

export const contract: ServedContract = {
  document,
  documentFile: () => new URL(import.meta.resolve('@bulk-import/contract/openapi.yaml')),
  operations,
  checks,
  errorBody: (Message) => ({ Message }),
  handlers: { initiate },
}
