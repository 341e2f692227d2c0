import './reading.ts'
// The bundle has the contract of the page in its place.
import { checks, operations } from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { createMockFetch } from '@bulk-import/mock/any-document'
import { makeForms } from './form.ts'

const contract = { document, operations, checks }

makeForms(() => createMockFetch({}, contract), contract, {})
