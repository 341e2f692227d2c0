import * as generated from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import type { Contract } from './server/contract.ts'

/** The contract of Initiate. */
export const contract: Contract = {
  document: document as unknown as Contract['document'],
  documentFile: () => new URL(import.meta.resolve('@bulk-import/contract/openapi.yaml')),
  operations: {
    initiate: {
      ...generated.operations.initiate,
      parameters: [{ name: 'clientId', in: 'path', isRequired: true, type: 'string', schema: 'clientId' }],
      request: { ...generated.operations.initiate.request, isRequired: true },
    },
  },
  checks: {
    InitiateRequest: generated.checkInitiateRequest,
    InitiateResponse: generated.checkInitiateResponse,
    ErrorResponse: generated.checkErrorResponse,
  },
  errorBody: (Message) => ({ Message }),
}
