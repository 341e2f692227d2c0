import type { Constraints } from '@bulk-import/contract'
import type { OpenApiDocument } from './document/json-schema.ts'
import { bodiesOf, type Operation, operationsOf } from './document/operations.ts'
import type { Markup } from './markup/html.ts'
import type { Links } from './markup/markdown.ts'
import type { Sample } from './samples.ts'

export interface Statement {
  id: string
  kind: string
  text: string
  /** Whether it is about provisional operations alone. */
  isProvisional?: boolean
  /** Which step it is about. */
  step?: string
  /** The decision that it led to. */
  c?: string
  /** Of an inference: what it is inferred from. */
  from?: string
  /** What a run observes to see whether it holds. */
  check?: string | null
  /** When it can be observed. */
  when?: string
  /** Why nothing has to be observed. */
  why?: string
}

export interface Decision {
  id: string
  isProvisional?: boolean
  issue: string
  decision: string
}

/** What the pages are made from; nothing else is put into them. */
export interface Sources {
  /** The folder of a generated contract package. */
  folder: URL
  document: OpenApiDocument
  /** The contract that the document contains. Operations that it does not have are provisional; where it is undefined, none is. */
  contract: OpenApiDocument | undefined
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
  operations: PageOperation[]
  /** Where the proof page is, seen from this one; undefined where there is none beside it. */
  proofAddress: string | undefined
  links: Links
}

/** An operation, and which of the two grades of certainty it has. */
export type PageOperation = Operation & { isProvisional: boolean }

/** What makes the mock answer with a status. */
export interface Trigger {
  values: Record<string, string>
  /** The example to send, where it matters. */
  example?: string
  /** When it does, as words that follow the values. */
  condition?: string
}

export interface OperationExtension {
  /** Its place in the life of an import. */
  step: Step
  /** Sections that come before all of its own. */
  opening?(context: Context): Markup[]
  /** Blocks of its description that one of its own sections shows. */
  claimedBlocks?(operation: Operation): string[]
  /** Sections between the request and the response. */
  sections?(context: Context, operation: Operation): Markup[]
  /** What its samples need, in Markdown. */
  samplesNote?: string
  /** Its samples; one of curl is added where it has none of its own. */
  samples: readonly Sample[]
  /** By status. */
  triggers?: Readonly<Record<string, Trigger>>
}

/** One step of the life of an import, in words for a picture. */
export interface Step {
  name: string
  does: string
  needs: string
  returns: string
  /** The states to which it leads, and words between them. */
  states: string[]
  /** Whether profiles change from here on. */
  writesProfiles?: true
}

export function contextOf(sources: Sources, proofAddress: string | undefined): Context {
  const certain = sources.contract ?? sources.document
  const operations = operationsOf(sources.document, sources.constraints).map((operation) => ({
    ...operation,
    isProvisional: certain.paths[operation.pathTemplate] === undefined,
  }))
  const anchors = new Map<string, string>()
  // A name that request and response share means the one in the request.
  for (const { name, anchor } of bodiesOf(operations).flatMap(({ fields }) => fields)) {
    if (!anchors.has(name)) anchors.set(name, anchor)
  }
  const ids = new Set([...sources.statements, ...sources.decisions].map(({ id }) => id))
  const links = { anchorOf: (name: string) => anchors.get(name), hasId: (id: string) => ids.has(id) }
  return { ...sources, operations, proofAddress, links }
}

/** The title of a part of an operation. Where the page is not about this one first of all, it says which. */
export function titleIn(context: Context, operation: Operation, title: string): string {
  return mainOperation(context) === operation ? title : title + ofOperation(operation)
}

export function ofOperation({ summary }: Operation): string {
  return ` – ${summary}`
}

/** The operation that the page is about first of all: the only one, or the only one that is not provisional. */
export function mainOperation({ operations }: Context): PageOperation | undefined {
  const [main, ...others] = operations.filter(({ isProvisional }) => !isProvisional)
  return others.length === 0 ? main : undefined
}
