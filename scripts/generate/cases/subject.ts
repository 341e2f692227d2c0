import { kindOf } from '@bulk-import/internal/ids'
import { compile } from '../compile.ts'
import { constraintsOf, idsOf } from '../constraints.ts'
import { type JsonSchema, marksOf, type OpenApiDocument, typeOf } from '../json-schema.ts'
import {
  checkedSchemas,
  type MediaTypeObject,
  type OperationMetadata,
  type OperationObject,
  operationMetadata,
  operationsOf,
} from '../operations.ts'
import type { CaseRequest, CaseSource } from '../runtime/case.ts'
import { explain } from '../runtime/explain.ts'
import type { Constraints, Issue, ValidationError } from '../runtime/issue.ts'
import { bareSchema } from '../validators.ts'
import { requiredParameters } from './made-values.ts'
import { sourcesOf } from './sources.ts'

export type Body = Record<string, unknown>

/** One operation as the case writers see it: everything in it comes from the document. */
export interface Subject extends OperationMetadata {
  document: OpenApiDocument
  operation: OperationObject
  /** What values are held against, by name. */
  schemas: Readonly<Record<string, JsonSchema>>
  /** The statuses of success that are documented, the lowest first. */
  acceptedStatuses: [number, ...number[]]
  /** The statuses by which what is malformed or not valid is refused. */
  invalidStatuses: [number, ...number[]]
  after: CaseSource[]
  /** What each request has to have beside its path and body. */
  required: Pick<CaseRequest, 'query' | 'headers'>
  /** The operation with its body, if it takes one. */
  body?: BodySubject
}

/** An operation that takes a body: an object, a list of objects, or another value, which has no properties. */
export interface BodySubject extends Subject {
  request: NonNullable<OperationMetadata['request']>
  /** The request body of the document at its media type. */
  media: MediaTypeObject
  /** The schema of the body; of a list, the schema of its items. */
  schema: JsonSchema
  /** The schema of the list, if the body is one. */
  list?: JsonSchema
  /** The properties of the body, or of an item. */
  properties: Record<string, JsonSchema>
  /** By the path of a keyword in `schema`. */
  constraints: Constraints
  /** Everything that is wrong with a whole body, in sentences. */
  issues(body: unknown): Issue[]
  /** The named examples of the body, in the order of the document. */
  examples: { name: string; summary: string; value: unknown }[]
}

export function subjectsOf(document: OpenApiDocument): Subject[] {
  const operations = operationMetadata(document)
  const schemas = checkedSchemas(document, operations)
  const sources = sourcesOf(document)
  return operationsOf(document).map(({ operation, place }) => {
    const metadata = operations[operation.operationId] as OperationMetadata
    const statuses = Object.keys(metadata.responses)
      .map(Number)
      .filter(Number.isInteger)
      .sort((one, other) => one - other)
    const subject: Subject = {
      ...metadata,
      document,
      operation,
      schemas,
      acceptedStatuses: statuses.filter((status) => status >= 200 && status < 300) as [number],
      invalidStatuses: invalidOf(statuses),
      after: sources.get(operation.operationId) ?? [],
      required: requiredParameters(operation.parameters, schemas, metadata, place),
    }
    return metadata.request === undefined ? subject : { ...subject, body: withBody(subject, metadata.request) }
  })
}

/** The usual ones for it where they are documented; otherwise any refusal that is. */
function invalidOf(statuses: readonly number[]): [number, ...number[]] {
  const usual = statuses.filter((status) => status === 400 || status === 422)
  const documented = usual.length > 0 ? usual : statuses.filter(isErrorStatus)
  return (documented.length > 0 ? documented : [400, 422]) as [number]
}

function isErrorStatus(status: number): boolean {
  return status >= 400 && status < 500
}

/** Every documented refusal of what a client sent; the usual ones where none is documented. */
export function documentedErrors({ responses, invalidStatuses }: Subject): number[] {
  const documented = Object.keys(responses).map(Number).filter(isErrorStatus)
  return documented.length > 0 ? documented : [...new Set([...invalidStatuses, 404])]
}

function withBody(subject: Subject, request: BodySubject['request']): BodySubject {
  const { operation, schemas } = subject
  const media = operation.requestBody?.content?.[request.mediaType] as MediaTypeObject
  const whole = schemas[request.schema] ?? {}
  const isList = typeOf(whole) === 'array' && whole.items !== undefined
  const schema = isList ? (whole.items as JsonSchema) : whole
  const constraints = constraintsOf(whole)
  const validate = compile(bareSchema(whole))
  return {
    ...subject,
    request,
    media,
    schema,
    ...(isList && { list: whole }),
    properties: propertiesOf(schema),
    constraints: isList ? constraintsOf(schema) : constraints,
    issues: (body) =>
      validate(body) ? [] : explain(request.schema, validate.errors as ValidationError[], body, constraints),
    examples: Object.entries(media.examples ?? {}).map(([name, { summary = name, value }]) => {
      return { name, summary: String(summary), value }
    }),
  }
}

export function propertiesOf({ properties = {} }: JsonSchema): Record<string, JsonSchema> {
  const entries = Object.entries(properties).filter(([, property]) => typeof property === 'object')
  return Object.fromEntries(entries) as Record<string, JsonSchema>
}

/** The statements behind a status, or what stands behind it where no source has it. Not that its body is an object: that is seen in the body, whatever the status. */
export function sourceOf(subject: Subject, status: number): string[] {
  const schema = subject.schemas[subject.responses[status]?.schema ?? '']
  const ofBody = schema === undefined ? [] : idsOf(schema, 'type')
  const isOfStatus = (id: string) => !ofBody.includes(id)
  const response = responseOf(subject, status)
  const ids = fromSource(response).filter(isOfStatus)
  return ids.length > 0 ? ids : marksOf(response).filter(isOfStatus)
}

/** What is broken when a valid request is answered with another status. */
export function acceptedIds(subject: Subject): string[] {
  return sourceOf(subject, subject.acceptedStatuses[0])
}

/** A response of the operation with its marks; without any where the status is not documented. */
export function responseOf({ operation }: Subject, status: number): JsonSchema {
  return (operation.responses[String(status)] ?? {}) as JsonSchema
}

/** The ids of an element by which a source says it. */
export function fromSource(element: object): string[] {
  return (element as JsonSchema)['x-source'] ?? []
}

/** The ids of an element by which we, and no source, say it. */
export function decisionsOf(element: object = {}): string[] {
  return marksOf(element).filter(isDecided)
}

/** Of these, those that are about the whole element, and not about one of its keywords. */
export function decisionsOnWhole(element: object = {}): string[] {
  const ofKeywords = (element as JsonSchema)['x-constraints']?.flatMap(({ ids }) => ids)
  return decisionsOf(element).filter((id) => !ofKeywords?.includes(id))
}

export function isDecided(id: string): boolean {
  return kindOf(id) !== 'source'
}
