// Runs the modules of the generator on a contract with copies: node generate-grown.ts <operations> <folder>
// The same as contractFiles() after its bundling, which takes no document: keep the two alike.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { caseFiles } from '../../../../scripts/generate/cases/index.ts'
import { checksModule, schemasModule, validatorTypes } from '../../../../scripts/generate/checks.ts'
import { constraintsOf } from '../../../../scripts/generate/constraints.ts'
import { enumsModule } from '../../../../scripts/generate/enums.ts'
import type { JsonSchema, OpenApiDocument } from '../../../../scripts/generate/json-schema.ts'
import { withNamedSchemas } from '../../../../scripts/generate/named-schemas.ts'
import { operationMetadata } from '../../../../scripts/generate/operations.ts'
import { namedTypes, rawTypes } from '../../../../scripts/generate/types.ts'
import { bareSchema, compileValidators } from '../../../../scripts/generate/validators.ts'
import { root } from '../../../../scripts/lib/workspace.ts'
import { withCopies } from '../synthetic.ts'

const [operations = '1', folder = ''] = process.argv.slice(2)
const source = parse(await readFile(join(root, 'generated/openapi.yaml'), 'utf8')) as OpenApiDocument
const document = withNamedSchemas(withCopies(source, Number(operations)))
const ledger = parse(await readFile(join(root, 'spec/statements.yaml'), 'utf8')) as {
  statements: { id: string; kind: string }[]
}
const shapes = new Set(ledger.statements.filter(({ kind }) => kind === 'shape').map(({ id }) => id))
const isBody = (name: string) =>
  /^(Initiate(Request|Response)\d*|Initiate\d*ClientIdParameter|ErrorResponse\d*)$/.test(name)
const schemas = Object.fromEntries(Object.entries(document.components.schemas).filter(([name]) => isBody(name)))

await mkdir(folder, { recursive: true })
for (const name of [
  'package.json',
  'case.ts',
  'cases.ts',
  'cases-data.js',
  'cases-data.d.ts',
  'explain.ts',
  'issue.ts',
  'sentence.ts',
  'standard-schema.ts',
  'servers.ts',
  'statements.ts',
  'index.ts',
]) {
  await copyFile(join(root, 'generated', name), join(folder, name))
}
await writeFile(join(folder, 'openapi.yaml'), stringify(document))
await writeFile(join(folder, 'openapi.json'), JSON.stringify(document))

const seconds: Record<string, number> = {}
await write('types', 'openapi.ts', () => rawTypes(document))
await write('types', 'types.ts', () => namedTypes(document))
await write('types', 'enums.ts', () => enumsModule(document, Object.keys(schemas)))
await write('validators', 'validators.js', () =>
  compileValidators(mapSchemas((schema) => bareSchema(document, schema))),
)
await write('validators', 'validators.d.ts', () => validatorTypes(Object.keys(schemas)))
await write('rest', 'constraints.ts', () =>
  constant(
    'constraints',
    mapSchemas((schema) => constraintsOf(document, schema)),
  ),
)
await write('rest', 'checks.ts', () => checksModule(Object.keys(schemas)))
await write('rest', 'schemas.ts', () => schemasModule(Object.keys(schemas)))
await write('rest', 'operations.ts', () => constant('operations', operationMetadata(document)))
await write('cases', 'cases.json', () => caseFiles(document, shapes)['cases.json'] ?? '')
console.log(JSON.stringify({ ...seconds, memoryMb: process.resourceUsage().maxRSS / 1024 }))

async function write(phase: string, name: string, make: () => string | Promise<string>): Promise<void> {
  const started = performance.now()
  const content = await make()
  seconds[phase] = (seconds[phase] ?? 0) + (performance.now() - started) / 1000
  await writeFile(join(folder, name), content)
}

function mapSchemas<Out>(map: (schema: JsonSchema) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, map(schema)]))
}

function constant(name: string, value: unknown): string {
  return `export const ${name} = ${JSON.stringify(value, undefined, 2)} as const\n`
}
