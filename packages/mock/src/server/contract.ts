import { resolveReference } from '@bulk-import/internal/json-pointer'
import type { BodySink, Call, MockResponse } from './http.ts'

/** What the server serves: a document, and what was generated from it. */
export interface Contract {
  document: OpenApiDocument
  /** The documents to be served, by their paths without extension. Default: this one, as JSON alone, at `/openapi`. */
  published?: Readonly<Record<string, PublishedDocument>>
  operations: Readonly<Record<string, Operation>>
  /** What is wrong with a value, by the name of its schema. */
  checks: Readonly<Record<string, Check>>
  /** The body of an error response that explains itself. Default: problem details (RFC 9457). */
  errorBody?: (message: string) => object
}

interface PublishedDocument {
  document: object
  /** Where it is as YAML. */
  file?: () => string | URL
}

type Check = (value: unknown) => { message: string; expected: string; ids: readonly string[] }[]

/** An operation as `operations` of a contract package describes it. */
export interface Operation {
  operationId: string
  method: string
  pathTemplate: string
  parameters: readonly Parameter[]
  request?: {
    mediaType: string
    isRequired: boolean
    schema: string
    defaults?: Readonly<Record<string, unknown>>
    bytes?: { default: number; maximum: number }
  }
  responses: Readonly<Record<string, { schema?: string }>>
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  isRequired: boolean
  type: string
  schema: string
  default?: unknown
}

/** What is special about one operation. Everything else follows from the document. */
export interface OperationHandler {
  /** Refuses a call before its body is read. Not asked when the request chooses its response by `Prefer`. */
  authorize?(call: Call): MockResponse | undefined
  /** Reads the body of a call while it comes, where it may be too large to be held. */
  readBody?(call: Call): BodySink
  /** Responds to a call that keeps the contract. */
  respond(call: Call): MockResponse
  /** Another path than that of the contract. */
  path?: string
}

/** A piece of the document. */
export interface Element {
  $ref?: string
  [key: string]: unknown
}

export interface OpenApiDocument extends Element {
  servers?: { url: string; variables?: Record<string, { default: string }> }[]
  paths: Record<string, object>
}

/** Finds a piece of the document by its path and follows references on the way; undefined when there is none. */
export function elementAt(document: object, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>(
    (element, key) => follow(document, element?.[key] as Element | undefined),
    document as Element,
  )
}

/** Follows the reference of a piece of the document, if it is one. */
export function follow(document: object, element: Element | undefined): Element | undefined {
  return element && resolveReference(document, element)
}

/** The operation in the document. */
export function operationElement(document: object, { pathTemplate, method }: Operation): Element {
  return elementAt(document, 'paths', pathTemplate, method.toLowerCase()) ?? {}
}

/** The statements that a piece of the document cites, for the end of a message: ` (S26)`; empty when it cites none. */
export function cite(...elements: (Element | undefined)[]): string {
  const marks = ['x-source', 'x-decision', 'x-inference']
  const ids = elements.flatMap((element) => marks.flatMap((mark) => element?.[mark] ?? []))
  return ids.length === 0 ? '' : ` (${[...new Set(ids)].join(', ')})`
}

/** Where the servers of the document have its operations, for example `/Profiles/v4`, and the root. */
export function basePaths({ servers = [] }: OpenApiDocument): string[] {
  const paths = servers.map(({ url, variables = {} }) => {
    const filled = url.replaceAll(/\{([^}]+)\}/g, (_, name: string) => variables[name]?.default ?? name)
    return URL.parse(filled, 'http://mock')?.pathname.replace(/\/+$/, '') ?? ''
  })
  return [...new Set([...paths, ''])]
}
