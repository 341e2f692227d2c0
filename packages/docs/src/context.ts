import { type JsonSchema, lookUp, type OpenApiDocument } from '../../../scripts/generate/json-schema.ts'
import { operationMetadata } from '../../../scripts/generate/operations.ts'
import type { Links } from './markdown.ts'
import { type Example, examplesOf, type Field, fieldsOf, type Response, responsesOf } from './model.ts'

export interface Statement {
  id: string
  kind: string
  text: string
  c?: string
}

export interface Decision {
  id: string
  issue: string
  decision: string
}

/** What the page is made from; nothing else is put into it. */
export interface Sources {
  document: OpenApiDocument
  statements: Statement[]
  decisions: Decision[]
  /** The changelog of the contract package, as Markdown; undefined before its first release. */
  changelog: string | undefined
  /** Where the proof page is, seen from this one; undefined where there is none beside it. */
  proofAddress?: string
}

/** The sources, with what the sections ask of them. */
interface Parameter {
  name: string
  description: string
  example?: unknown
}

export interface Context extends Sources {
  method: string
  pathTemplate: string
  /** The operation object of the document. */
  operation: Record<string, unknown>
  /** Name of the schema of the request body. */
  requestName: string
  requestFields: Field[]
  requestExamples: Example[]
  responses: Response[]
  /** The answer of an accepted request. */
  accepted: Response
  acceptedFields: Field[]
  /** The parameters of the operation, the client id first. */
  parameters: [Parameter, ...Parameter[]]
  servers: OpenApiDocument['servers']
  clientIdExample: string
  links: Links
}

interface OperationEntry {
  method: string
  pathTemplate: string
  request: { mediaType: string; schema: string }
}

export function contextOf(sources: Sources): Context {
  const { document } = sources
  const [entry, ...others] = Object.values(operationMetadata(document)) as OperationEntry[]
  if (entry === undefined || others.length > 0)
    throw new Error('The page is made for one operation: give each its own.')
  const { method, pathTemplate, request } = entry
  const pathItem = document.paths[pathTemplate] as Record<string, Record<string, unknown>>
  const operation = pathItem[method.toLowerCase()] ?? {}
  const body = (operation.requestBody as { content: Record<string, Record<string, unknown>> }).content
  const parameters = operation.parameters as Context['parameters']
  const responses = responsesOf(document, operation)
  const accepted = responses.find(({ status }) => status.startsWith('2'))
  if (accepted === undefined) throw new Error('The operation has no answer that accepts.')
  const requestFields = fieldsOf(document, request.schema)
  const acceptedFields = fieldsOf(document, accepted.schemaName)
  return {
    ...sources,
    method,
    pathTemplate,
    operation,
    requestName: request.schema,
    requestFields,
    requestExamples: examplesOf(document, body[request.mediaType] ?? {}),
    responses,
    accepted,
    acceptedFields,
    servers: document.servers,
    parameters,
    clientIdExample: String(parameters[0].example),
    links: { anchorOf: anchors([...requestFields, ...acceptedFields]) },
  }
}

/** A name that request and answer share means the one in the request. */
function anchors(fields: Field[]): (name: string) => string | undefined {
  const known = new Map<string, string>()
  for (const { name, anchor } of fields) if (!known.has(name)) known.set(name, anchor)
  return (name) => known.get(name)
}

/** A schema of the document by its name. */
export function schemaOf({ document }: Context, name: string): JsonSchema {
  return lookUp(document, `#/components/schemas/${name}`) as JsonSchema
}
