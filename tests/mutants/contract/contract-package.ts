import { constraintsOf } from '../../../scripts/generate/constraints.ts'
import { enumsModule } from '../../../scripts/generate/enums.ts'
import { type JsonSchema, mapValues, type OpenApiDocument } from '../../../scripts/generate/json-schema.ts'
import { withNamedSchemas } from '../../../scripts/generate/named-schemas.ts'
import { checkedSchemas, operationMetadata } from '../../../scripts/generate/operations.ts'
import { serverList } from '../../../scripts/generate/package-files.ts'
import { explain } from '../../../scripts/generate/runtime/explain.ts'
import type { Validator } from '../../../scripts/generate/runtime/issue.ts'
import { bareSchema, compileValidators } from '../../../scripts/generate/validators.ts'

/** What the entry of a document exports when it is generated from this one. @throws where `pnpm generate` would */
export function contractPackage(published: OpenApiDocument, statements: object): Record<string, unknown> {
  const { document } = withNamedSchemas(published)
  const operations = operationMetadata(document)
  const schemas = checkedSchemas(document, operations)
  const validators = compiled(mapValues(schemas, bareSchema))
  const constraints = mapValues(schemas, constraintsOf)
  const checks = Object.keys(schemas).map((name) => {
    const validate = validators[`validate${name}`] as Validator
    const check = (value: unknown) =>
      validate(value) ? [] : explain(name, validate.errors, value, constraints[name] as never)
    return [`check${name}`, check]
  })
  const guards = Object.keys(schemas).map((name) => [`is${name}`, validators[`validate${name}`]])
  return {
    ...validators,
    ...Object.fromEntries([...checks, ...guards]),
    checks: Object.fromEntries(checks.map(([name, check]) => [String(name).replace('check', ''), check])),
    ...enums(document),
    constraints,
    operations,
    explain,
    statements,
    servers: serverList(document),
    productionUrl: serverList(document)[0]?.url,
  }
}

const known = new Map<string, object>()

/** The validators of some schemas. One mutant differs from the next in one of them: the others are not compiled again. */
function compiled(schemas: Record<string, JsonSchema>): Record<string, unknown> {
  const all = Object.entries(schemas).map(([name, schema]) => {
    const key = JSON.stringify([name, schema])
    const exports = known.get(key) ?? compile({ [name]: schema })
    known.set(key, exports)
    return exports
  })
  return Object.assign({}, ...all)
}

function compile(schemas: Record<string, JsonSchema>): object {
  const code = compileValidators(schemas).replaceAll(/export const (\w+) =/g, 'exports.$1 =')
  const exports = {}
  new Function('exports', code)(exports)
  return exports
}

function enums(document: OpenApiDocument): Record<string, unknown> {
  const lists = enumsModule(document, []).matchAll(/export const (\w+) = (\[.*\]) as const/g)
  return Object.fromEntries([...lists].map(([, name, list]) => [name, JSON.parse(list ?? '[]')]))
}
