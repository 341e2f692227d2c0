import bundled from '@bulk-import/contract/openapi.json' with { type: 'json' }
import provisional from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import type { OpenApiDocument } from '../../../scripts/generate/json-schema.ts'
import { type Mutation, mutationsOf } from './mutations.ts'

export type DocumentName = 'contract' | 'provisional'

const documents = { contract: bundled, provisional } as unknown as Record<DocumentName, OpenApiDocument>

/** Every change of a bundled document; of the provisional one, of what the contract does not have. */
export function mutationsOfDocument(name: DocumentName): Mutation[] {
  return mutationsOf(documents[name], name === 'contract' ? undefined : documents.contract)
}
