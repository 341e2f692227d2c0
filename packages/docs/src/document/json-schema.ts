/** The part of an OpenAPI document that the pages read. */
export interface OpenApiDocument {
  info: { title: string; version: string; summary?: string; description?: string; license?: { name: string } }
  servers?: { url: string; description?: string }[]
  paths: Record<string, Record<string, unknown>>
  components?: { schemas?: Record<string, JsonSchema>; [section: string]: Record<string, unknown> | undefined }
}

export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  description?: string
  [keyword: string]: unknown
}

/** An element that can be a reference, with what it refers to. Keywords beside `$ref` win. */
export function resolve<Element extends object>(document: OpenApiDocument, element: Element): Element {
  const { $ref, ...siblings } = element as Element & { $ref?: string }
  if ($ref === undefined) return element
  const keys = $ref
    .slice(2)
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
  const target = keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
  if (!$ref.startsWith('#/') || target === undefined) throw new Error(`Cannot follow the reference "${$ref}".`)
  return resolve(document, { ...(target as Element), ...siblings })
}

/** A schema with its references followed. One that is another one or null is that one, with null among its types. */
export function flatten(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const { anyOf = [], ...own } = resolve(document, schema)
  const [branch, ...others] = anyOf.filter(({ type }) => type !== 'null')
  if (branch === undefined || others.length > 0) return resolve(document, schema)
  const inner = resolve(document, branch)
  return {
    ...inner,
    ...own,
    type: [inner.type ?? [], 'null'].flat(),
    ...(inner.enum && { enum: [...inner.enum, null] }),
  }
}

/** The name of the component that a reference names. */
export function nameOf({ $ref }: { $ref?: string }): string | undefined {
  return $ref?.split('/').at(-1)
}

/** The statements, inferences and decisions that an element rests on. */
export function idsOf(element: object): string[] {
  const marks = element as Record<string, string[] | undefined>
  return ['x-source', 'x-inference', 'x-decision'].flatMap((mark) => marks[mark] ?? [])
}
