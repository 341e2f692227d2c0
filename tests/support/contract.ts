import document from '@bulk-import/contract/openapi.json' with { type: 'json' }

/** The bundled document, loosely typed: tests ask it for elements that the types do not know. */
export const contract = document as unknown as Element

export interface Element {
  [key: string]: Element & string & number & boolean & string[]
}

export const initiate: Element = contract.paths?.['/{clientId}/Import']?.post as Element

export function schema(name: string): Element {
  return follow(contract.components?.schemas?.[name] as Element)
}

/** A property as the reader of the document sees it, references followed. */
export function property(schemaName: string, name: string): Element {
  return follow(schema(schemaName).properties?.[name] as Element)
}

export function response(status: string): Element {
  return follow(initiate.responses?.[status] as Element)
}

function follow(element: Element): Element {
  const reference = element.$ref as string | undefined
  if (reference === undefined) return element
  return reference
    .slice(2)
    .split('/')
    .reduce((inner: Element, key) => inner[key] as Element, contract)
}
