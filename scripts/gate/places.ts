import { pointerOf } from '../generate/document-error.ts'
import { type JsonSchema, type OpenApiDocument, resolve } from '../generate/json-schema.ts'
import { type BodyObject, operationsOf, type ParameterObject } from '../generate/operations.ts'
import type { Body } from './counterexample.ts'

export type Side = 'request' | 'response'

/** A schema that callers meet, with the path at which `redocly diff` reports its changes. */
export interface Place extends Body {
  side: Side
  path: string
}

/**
 * Every body and every parameter of the document, by what it is in any version of it: a parameter by its name, since it may move in the
 * list in which its path counts.
 */
export function placesOf(document: OpenApiDocument): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { pathTemplate, method, operation } of operationsOf(document)) {
    const at = ['paths', pathTemplate, method]
    for (const [index, given] of (operation.parameters ?? []).entries()) {
      const parameter = resolve(document, given)
      const path = pointerOf([...at, 'parameters', index, 'schema'])
      const examples = [parameter.example].filter((example) => example !== undefined)
      places.set(parameterKey(at, parameter), { document, schema: parameter.schema, examples, side: 'request', path })
    }
    addBody([...at, 'requestBody'], 'request', operation.requestBody)
    for (const [status, response] of Object.entries(operation.responses))
      addBody([...at, 'responses', status], 'response', response)
  }
  return places

  function addBody(at: string[], side: Side, given: BodyObject = {}): void {
    for (const [mediaType, { schema, examples = {} }] of Object.entries(resolve(document, given).content ?? {})) {
      if (schema === undefined) continue
      const path = pointerOf([...at, 'content', mediaType, 'schema'])
      const values = Object.values(examples).map((example) => (resolve(document, example) as JsonSchema).value)
      places.set(path, { document, schema, examples: values, side, path })
    }
  }
}

function parameterKey(at: readonly string[], { in: position, name }: ParameterObject): string {
  return `${pointerOf(at)} ${position} ${name}`
}
