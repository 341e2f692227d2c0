import { fragmentOf } from '../generate/document-error.ts'
import type { OpenApiDocument } from '../generate/json-schema.ts'
import { type BodyObject, operationsOf } from '../generate/operations.ts'
import type { Body } from './counterexample.ts'
import { dereference } from './dereference.ts'

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
  for (const { place, operation } of operationsOf(document)) {
    for (const [index, { in: position, name, schema, example }] of (operation.parameters ?? []).entries()) {
      const path = fragmentOf([...place, 'parameters', index, 'schema'])
      const examples = example === undefined ? [] : [example]
      const key = `${fragmentOf(place)} ${position} ${name}`
      places.set(key, { schema: dereference(document, schema), examples, side: 'request', path })
    }
    addBody([...place, 'requestBody'], 'request', operation.requestBody)
    for (const [status, response] of Object.entries(operation.responses))
      addBody([...place, 'responses', status], 'response', response)
  }
  return places

  function addBody(place: string[], side: Side, { content = {} }: BodyObject = {}): void {
    for (const [mediaType, { schema, examples = {} }] of Object.entries(content)) {
      if (schema === undefined) continue
      const path = fragmentOf([...place, 'content', mediaType, 'schema'])
      const values = Object.values(examples).map(({ value }) => value)
      places.set(path, { schema: dereference(document, schema), examples: values, side, path })
    }
  }
}
