import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { constraintsOf, idsOf } from '../constraints.ts'
import { type JsonSchema, lookUp, type OpenApiDocument, resolve } from '../json-schema.ts'
import { type OperationMetadata, operationMetadata } from '../operations.ts'
import { explain } from '../runtime/explain.ts'
import type { Constraints, Issue, ValidationError } from '../runtime/issue.ts'
import { bareSchema } from '../validators.ts'

export type Body = Record<string, unknown>

type Metadata = OperationMetadata & { request: NonNullable<OperationMetadata['request']> }

/** One operation as the case writers see it: everything in it comes from the document. */
export interface Subject extends Metadata {
  document: OpenApiDocument
  operation: JsonSchema
  schema: JsonSchema
  /** The properties of the body, references resolved. */
  properties: Record<string, JsonSchema>
  constraints: Constraints
  /** Everything that is wrong with a body, in sentences. */
  issues(body: unknown): Issue[]
  /** The named examples of the body, in the order of the document. */
  examples: { name: string; summary: string; value: Body }[]
}

export function subjectsOf(document: OpenApiDocument): Subject[] {
  const operations = operationMetadata(document) as Record<string, Metadata>
  return Object.values(operations).map((metadata) => subjectOf(document, metadata))
}

function subjectOf(document: OpenApiDocument, metadata: Metadata): Subject {
  const pathItem = document.paths[metadata.pathTemplate] ?? {}
  const operation = pathItem[metadata.method.toLowerCase()] as JsonSchema
  const name = metadata.request.schema
  const schema = document.components.schemas[name] as JsonSchema
  const constraints = constraintsOf(document, schema)
  const validate = compile(bareSchema(document, schema))
  return {
    ...metadata,
    document,
    operation,
    schema,
    properties: propertiesOf(document, schema),
    constraints,
    issues: (body) => (validate(body) ? [] : explain(name, validate.errors as ValidationError[], body, constraints)),
    examples: examplesOf(document, operation, metadata.request.mediaType),
  }
}

function compile(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv2020({
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    messages: false,
    ownProperties: true,
  })
  return ajv.compile(schema)
}

export function propertiesOf(document: OpenApiDocument, schema: JsonSchema): Record<string, JsonSchema> {
  const entries = Object.entries(schema.properties ?? {}).filter(([, property]) => typeof property === 'object')
  return Object.fromEntries(entries.map(([name, property]) => [name, resolve(document, property as JsonSchema)]))
}

function examplesOf(document: OpenApiDocument, operation: JsonSchema, mediaType: string): Subject['examples'] {
  const content = (operation.requestBody as { content: Record<string, { examples?: Record<string, JsonSchema> }> })
    .content
  return Object.entries(content[mediaType]?.examples ?? {}).map(([name, example]) => {
    const { summary, value } = resolve(document, example) as unknown as { summary: string; value: Body }
    return { name, summary, value }
  })
}

/** The statements behind a status. Not that its body is an object: that is seen in the body, whatever the status. */
export function sourceOf(subject: Subject, status: string): string[] {
  const schema = subject.document.components.schemas[subject.responses[status]?.schema ?? '']
  const ofBody = schema === undefined ? [] : idsOf(schema, 'type')
  return (responseOf(subject, status)['x-source'] ?? []).filter((id) => !ofBody.includes(id))
}

/** A response of the operation with its marks; without any where the status is not documented. */
export function responseOf({ operation, document }: Subject, status: string): JsonSchema {
  const responses = operation.responses as Record<string, { $ref: string }>
  const reference = responses[status]?.$ref
  return reference === undefined ? {} : (lookUp(document, reference) as JsonSchema)
}
