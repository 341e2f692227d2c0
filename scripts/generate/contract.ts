import { isDeepStrictEqual } from 'node:util'
import { DocumentError } from './document-error.ts'
import type { JsonSchema, OpenApiDocument } from './json-schema.ts'
import { type NamedDocument, withNamedSchemas } from './named-schemas.ts'
import { checkedSchemas, type OperationMetadata, operationMetadata } from './operations.ts'

/** A document, and what code is written from. */
export interface Contract extends NamedDocument {
  /** As it was read. */
  published: OpenApiDocument
  operations: Record<string, OperationMetadata>
  /** What values are held against, by name. */
  schemas: Record<string, JsonSchema>
}

export function contractOf(published: OpenApiDocument): Contract {
  const named = withNamedSchemas(published)
  const operations = operationMetadata(named.document)
  return { published, ...named, operations, schemas: checkedSchemas(named.document, operations) }
}

/** @throws DocumentError where a contract says something else than its base under the same name */
export function refuseDifferences({ document, operations, places }: Contract, base: Contract): void {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const other = base.document.components.schemas[name]
    if (other !== undefined && !isDeepStrictEqual(schema, other))
      throw new DocumentError(places.get(name) ?? '#', 'is not what the contract has under this name.')
  }
  for (const [operationId, operation] of Object.entries(operations)) {
    const other = base.operations[operationId]
    if (other !== undefined && !isDeepStrictEqual(operation, other))
      throw new DocumentError('#/paths', `has ${operationId}, which is not what the contract has under this name.`)
  }
}
