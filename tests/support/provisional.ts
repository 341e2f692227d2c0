import document from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import { resolveReference } from '@bulk-import/internal/json-pointer'

// biome-ignore lint/suspicious/noExplicitAny: tests ask the document for elements that its inferred type does not know
type Element = any

/** The bundled provisional document. */
export const provisional: Element = document

/** The operations of the later steps, by their ids, each with its path and method. */
export const laterSteps: Record<string, Element> = Object.fromEntries(
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [operation.operationId, { ...operation, path, method }]),
  ),
)

/** A component as a reader sees it. */
export function laterComponent(section: string, name: string): Element {
  return resolveReference(document, provisional.components[section][name])
}
