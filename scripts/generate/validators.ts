import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { DocumentError } from './document-error.ts'
import { type JsonSchema, withoutKeywords } from './json-schema.ts'
import { defineLengthKeywords } from './length-keywords.ts'

const annotations = new Set(
  `title description default example examples deprecated format discriminator xml externalDocs readOnly writeOnly
  contentEncoding contentMediaType contentSchema $comment $schema`.split(/\s+/),
)

/** Whether a keyword describes and never refuses: such a one is left out of what is compiled. */
export function isAnnotation(keyword: string): boolean {
  return keyword.startsWith('x-') || annotations.has(keyword)
}

/**
 * What of a flat schema can refuse a value. No reference is in it, so that an error's schemaPath is the path by which `constraints`
 * is keyed.
 */
export function bareSchema(schema: JsonSchema): JsonSchema {
  return withoutKeywords(schema, isAnnotation)
}

/** Tells whether a schema is one. It is compiled once, and not again for each document. */
const metaSchemas = new Ajv2020({ allErrors: true, messages: false })

/** ESM source of one function for each named schema: no `require`, no `eval`, all errors, input untouched. */
export function compileValidators(
  schemas: Record<string, JsonSchema>,
  places: ReadonlyMap<string, string> = new Map(),
): string {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false, // documents of others often leave out a type that other keywords imply
    strictTuples: false,
    strictRequired: false, // dependentSchemas may require a property that its parent declares
    allowUnionTypes: true, // [string, 'null'] is how 2020-12 says nullable
    allErrors: true,
    messages: false,
    validateSchema: false, // done by metaSchemas
    ownProperties: true, // a property counts only if JSON.stringify would send it
    code: { source: true, esm: true, lines: false, optimize: 2 },
  })
  defineLengthKeywords(ajv)
  leaveOutEvaluated(ajv)
  const exportNames: Record<string, string> = {}
  for (const [name, schema] of Object.entries(schemas)) {
    try {
      metaSchemas.validateSchema(schema, true)
      ajv.addSchema(schema, name)
      ajv.getSchema(name)
    } catch (cause) {
      throw new DocumentError(places.get(name) ?? name, `cannot be compiled: ${(cause as Error).message}.`, { cause })
    }
    exportNames[`validate${name}`] = name
  }
  const { default: generate } = standaloneCode as unknown as { default: typeof standaloneCode.default }
  const written = generate(ajv, exportNames)
  // Ajv's ESM output still holds `require` of its helpers (ajv-formats issue 68).
  const code = written.replaceAll('require("ajv/dist/runtime/equal").default', equal)
  if (/\brequire\(|\beval\(|new Function\b/.test(code))
    throw new Error(
      'The validators need a helper that is not written out: define the keyword as length-keywords.ts does.',
    )
  return writeOutValues(code, Object.values(schemas))
}

/** Whether two JSON values are the same, for `uniqueItems`, `const` and `enum`. */
const equal = `(function equal(one, other) {
  if (one === other) return true
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false
  const keys = Object.keys(one)
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false
  return keys.every((key) => Object.hasOwn(other, key) && equal(one[key], other[key]))
})`

/**
 * Ajv looks up the values of `enum` and `type` in the schema, and the names of its properties. With the values in their places a program
 * carries of the schema nothing but those names, where it looks up nothing else.
 */
function writeOutValues(code: string, schemas: readonly JsonSchema[]): string {
  const texts = schemas.map((schema) => JSON.stringify(schema))
  let written = code
  for (const { 0: declaration, 1: name = '', index } of code.matchAll(/const (schema\d+) = /g)) {
    const text = texts.find((one) => code.startsWith(`${declaration}${one};`, index))
    if (text === undefined) continue
    const schema: JsonSchema = JSON.parse(text)
    const paths = new RegExp(`\\b${name}((?:\\.\\w+|\\["[^"\\]]*"\\])*\\.(?:enum|type))\\b`, 'g')
    const withValues = written
      .replace(`${declaration}${text};`, '')
      .replaceAll(paths, (_, path: string) => JSON.stringify(valueAt(schema, path)))
    const others = withValues.match(new RegExp(`\\b${name}\\b[.\\w[]*`, 'g')) ?? []
    if (others.some((use) => use !== `${name}.properties`)) continue
    const names = Object.fromEntries(Object.keys(schema.properties ?? {}).map((property) => [property, 0]))
    const rest = others.length === 0 ? '' : `${declaration}${JSON.stringify(names)};`
    written = rest + withValues.replaceAll(`${name}.properties`, name)
  }
  return written
}

/** @param path as code has it, such as `.properties["a-b"].enum` */
function valueAt(schema: JsonSchema, path: string): unknown {
  const keys = [...path.matchAll(/\.(\w+)|\["([^"]*)"\]/g)].map(([, bare, quoted]) => bare ?? quoted ?? '')
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], schema)
}

/** What Ajv notes of evaluated properties is code in each validator, and serves two keywords that the contract does not use. */
function leaveOutEvaluated(ajv: Ajv2020): void {
  ajv.opts.unevaluated = false
  ajv.removeKeyword('unevaluatedProperties')
  ajv.removeKeyword('unevaluatedItems')
}
