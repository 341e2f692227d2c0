import { type JsonSchema, lookUp, type OpenApiDocument } from '../generate/json-schema.ts'
import type { Body } from './witness.ts'

export type Side = 'request' | 'response'

interface MediaType {
  schema?: JsonSchema
  examples?: Record<string, { $ref?: string; value?: unknown }>
}

interface Content {
  $ref?: string
  content?: Record<string, MediaType>
}

/** Every body of the document by the path at which `redocly diff` reports its changes. */
export function bodiesOf(document: OpenApiDocument): Map<string, Body & { side: Side }> {
  const bodies = new Map<string, Body & { side: Side }>()
  const add = (path: string, side: Side, given: Content | undefined) => {
    const { content = {} } = follow(document, given)
    for (const [mediaType, { schema, examples = {} }] of Object.entries(content)) {
      if (schema === undefined) continue
      const values = Object.values(examples).map((example) => (follow(document, example) as { value?: unknown }).value)
      bodies.set(`${path}/content/${escapeToken(mediaType)}/schema`, { document, schema, examples: values, side })
    }
  }
  for (const [path, pathItem] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(pathItem)) {
      const { requestBody, responses = {} } = operation as {
        requestBody?: Content
        responses?: Record<string, Content>
      }
      const base = `#/paths/${escapeToken(path)}/${method}`
      add(`${base}/requestBody`, 'request', requestBody)
      for (const [status, response] of Object.entries(responses))
        add(`${base}/responses/${status}`, 'response', response)
    }
  }
  return bodies
}

function follow<Node extends { $ref?: string }>(document: OpenApiDocument, node: Node | undefined): Node {
  const found = node?.$ref === undefined ? node : (lookUp(document, node.$ref) as Node)
  return found ?? ({} as Node)
}

function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}
