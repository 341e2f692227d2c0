import { pointerOf } from '@bulk-import/internal/json-pointer'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** Every mark of the documents. */
const marks = ['source', 'decision', 'inference', 'constraints', 'origin', 'meaning', 'unbounded']
const marksOfOperations = ['body-bytes', 'from', 'after']
const vocabulary = [...[...marks, ...marksOfOperations].map((name) => `x-${name}`), 'components', 'paths']

interface Document {
  paths?: Record<string, Record<string, { parameters?: unknown[] }>>
  components?: { schemas?: Record<string, object> }
}

/**
 * Compiles every schema of the document strictly, those of parameters as well, and throws on the first that does not compile. Prism
 * itself turns validation off in silence for such a schema and answers every request 200 (its issue 1931, seen on 5.16.0).
 */
export function compileStrictly(document: object): void {
  const { paths = {}, components = {} } = document as Document
  // A schema may have keywords for objects and no type: what refuses nothing takes any type (C29).
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, logger: false })
  ajv.addVocabulary(vocabulary)
  ajv.addFormat('int64', true)
  ajv.addSchema({ $id: 'contract', components, paths })
  const places = [
    ...Object.keys(components.schemas ?? {}).map((name) => ['components', 'schemas', name]),
    ...Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { parameters = [] }]) =>
        parameters.map((_, index) => ['paths', path, method, 'parameters', String(index), 'schema']),
      ),
    ),
  ]
  for (const place of places) {
    try {
      ajv.compile({ $ref: `contract#${encodeURI(pointerOf(place))}` })
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      const name = place[0] === 'components' ? place[2] : `at ${place.join(' ')}`
      throw new Error(
        `Cannot ask Prism: the schema ${name} of the document does not compile (${reason}). Correct spec/.`,
        {
          cause,
        },
      )
    }
  }
}
