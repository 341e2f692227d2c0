import type { Constraints } from '@bulk-import/contract'
import type { OpenApiDocument } from './document/json-schema.ts'
import { bodiesOf, type Operation, operationsOf } from './document/operations.ts'
import type { Markup } from './markup/html.ts'
import type { Links } from './markup/markdown.ts'

export interface Statement {
  id: string
  kind: string
  text: string
  /** The decision that it led to. */
  c?: string
}

export interface Decision {
  id: string
  issue: string
  decision: string
}

/** What the pages are made from; nothing else is put into them. */
export interface Sources {
  /** The folder of a generated contract package. */
  folder: URL
  document: OpenApiDocument
  constraints: Readonly<Record<string, Constraints>>
  statements: Statement[]
  decisions: Decision[]
  /** The changelog of the package, as Markdown; undefined before its first release. */
  changelog: string | undefined
  /** What only one operation has, by its operationId. */
  extensions: Readonly<Record<string, OperationExtension>>
  /** Whether it is the contract of this project, whose mock has accounts. */
  isOurs: boolean
}

/** The sources, with what the sections ask of them. */
export interface Context extends Sources {
  operations: Operation[]
  /** Where the proof page is, seen from this one; undefined where there is none beside it. */
  proofAddress: string | undefined
  links: Links
}

/** What makes the mock answer with a status. */
export interface Trigger {
  values: Record<string, string>
  /** The example to send, where it matters. */
  example?: string
  /** When it does, as words that follow the values. */
  condition?: string
}

export interface OperationExtension {
  /** Blocks of its description that one of its own sections shows. */
  claimedBlocks(operation: Operation): string[]
  /** Sections between the request and the response. */
  sections(context: Context, operation: Operation): Markup[]
  /** By status. */
  triggers: Readonly<Record<string, Trigger>>
}

export function contextOf(sources: Sources, proofAddress: string | undefined): Context {
  const operations = operationsOf(sources.document, sources.constraints)
  const anchors = new Map<string, string>()
  // A name that request and response share means the one in the request.
  for (const { name, anchor } of bodiesOf(operations).flatMap(({ fields }) => fields)) {
    if (!anchors.has(name)) anchors.set(name, anchor)
  }
  const ids = new Set([...sources.statements, ...sources.decisions].map(({ id }) => id))
  const links = { anchorOf: (name: string) => anchors.get(name), hasId: (id: string) => ids.has(id) }
  return { ...sources, operations, proofAddress, links }
}

/** The title of a part of an operation; on a page of several, it says which. */
export function titleIn({ operations }: Context, { summary }: Operation, title: string): string {
  return operations.length === 1 ? title : `${title} – ${summary}`
}
