import { constraintsOf } from '../../../scripts/generate/constraints.ts'
import {
  type JsonSchema,
  lookUp,
  type OpenApiDocument,
  resolve,
  resolveNullable,
} from '../../../scripts/generate/json-schema.ts'
import type { Constraint } from '../../../scripts/generate/runtime/issue.ts'
import { expectation } from '../../../scripts/generate/runtime/sentence.ts'

/** One thing that a field has to be, in the words that an issue uses, and where that comes from. */
interface Rule {
  text: string
  ids: readonly string[]
}

export interface Field {
  /** What deep links and issues call it: `InitiateRequest.Name`. */
  anchor: string
  name: string
  schema: JsonSchema
  type: string
  isRequired: boolean
  rules: Rule[]
  ids: string[]
  description: string
}

export interface Response {
  status: string
  description: string
  schemaName: string
  ids: string[]
  examples: Example[]
}

export interface Example {
  name: string
  summary: string
  value: Record<string, unknown>
}

type Node = Record<string, unknown>

/** Everything about a field that the contract says, in the order of the document. */
export function fieldsOf(document: OpenApiDocument, schemaName: string): Field[] {
  const owner = lookUp(document, `#/components/schemas/${schemaName}`) as JsonSchema
  const constraints = Object.entries(constraintsOf(document, owner) as Record<string, Constraint>)
  return Object.entries(owner.properties ?? {}).map(([name, property]) => {
    const schema = resolveNullable(document, property as JsonSchema)
    const own = constraints.filter(([path]) => concerns(path, name))
    return {
      anchor: `${schemaName}.${name}`,
      name,
      schema,
      type: typeOf(schema),
      isRequired: owner.required?.includes(name) ?? false,
      rules: own.flatMap(([path, constraint]) => ruleOf(path, constraint, schema, owner)),
      ids: idsOf(schema),
      description: String(schema.description ?? ''),
    }
  })
}

function concerns(path: string, name: string): boolean {
  const [group, subject] = path.split('/')
  return group !== undefined && subject === name && group !== 'required'
}

/** The rule of a constraint, unless type, presence or the list of values say it already. */
function ruleOf(path: string, constraint: Constraint, schema: JsonSchema, owner: JsonSchema): Rule[] {
  const [group = '', subject = '', keyword = group] = path.split('/')
  if (keyword === 'type' || keyword === 'enum') return []
  const limit = schema[keyword]
  const params =
    group === 'dependentRequired' ? { property: owner.dependentRequired?.[subject]?.join(', ') } : { limit }
  const text = constraint.meaning ?? expectation({ instancePath: '', schemaPath: '', keyword, params })
  return [{ text, ids: constraint.ids }]
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const type = [schema.type ?? 'any'].flat().join(' or ')
  return schema.format === undefined ? type : `${type} (${schema.format})`
}

/** The statements and decisions that an element rests on. */
export function idsOf(element: object): string[] {
  const { 'x-source': source = [], 'x-decision': decision = [] } = element as JsonSchema
  return [...source, ...decision]
}

export function responsesOf(document: OpenApiDocument, operation: Node): Response[] {
  return Object.entries(operation.responses as Node).map(([status, reference]) => {
    const response = resolve(document, reference as JsonSchema)
    const content = (response.content as Record<string, Node>)['application/json'] ?? {}
    return {
      status,
      description: String(response.description),
      schemaName:
        String((content.schema as JsonSchema).$ref)
          .split('/')
          .at(-1) ?? '',
      ids: idsOf(response),
      examples: examplesOf(document, content),
    }
  })
}

/** The named examples of a body. */
export function examplesOf(document: OpenApiDocument, content: Node): Example[] {
  return Object.entries((content.examples ?? {}) as Record<string, JsonSchema>).map(([name, reference]) => {
    const { summary, value } = resolve(document, reference) as unknown as Example
    return { name, summary, value }
  })
}
