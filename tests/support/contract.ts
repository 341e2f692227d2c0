import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { resolveReference } from '@bulk-import/internal/json-pointer'

// biome-ignore lint/suspicious/noExplicitAny: tests ask the document for elements that its inferred type does not know
type Element = any

/** The bundled document. */
export const contract: Element = document

export const initiate: Element = contract.paths['/{clientId}/Import'].post

/** A component of the document, for example `component('examples', 'MinimalImport')`. */
export function component(section: string, name: string): Element {
  return follow(contract.components[section][name])
}

/** A property as a reader of the document sees it, references followed. */
export function property(schemaName: string, name: string): Element {
  return follow(component('schemas', schemaName).properties[name])
}

export function response(status: string): Element {
  return follow(initiate.responses[status])
}

/** The names of the examples of a request or response body. */
export function exampleNames(body: Element): string[] {
  return Object.keys(body.content['application/json'].examples)
}

/** The value of a named example. */
export function example(name: string): unknown {
  return component('examples', name).value
}

export function follow(element: Element): Element {
  return resolveReference(contract, element)
}
