import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { docsPage } from '../docs/page.ts'
import { sourcesOf } from '../docs/sources.ts'
import { root } from '../lib/workspace.ts'
import { bundle } from './bundle.ts'
import { casesModule } from './cases/index.ts'
import { checksModule, validatorTypes } from './checks.ts'
import { constraintsOf } from './constraints.ts'
import { enumsModule } from './enums.ts'
import { type JsonSchema, lookUp, mapValues, type OpenApiDocument } from './json-schema.ts'
import { callMetadata, operationMetadata } from './operations.ts'
import { packageIndex } from './package-index.ts'
import { withoutMarks, withParametersInPlace } from './published-documents.ts'
import { schemasModule } from './schemas.ts'
import { serverList } from './servers.ts'
import { comment, namedTypes, rawTypes } from './types.ts'
import { bareSchema, compileValidators } from './validators.ts'

const notice = '// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.\n\n'

/** Hand-written modules that the package carries as they are. */
const runtimeModules = ['case.ts', 'explain.ts', 'issue.ts', 'sentence.ts', 'standard-schema.ts']

/** Texts keep their lines, and a date stays a text for readers of YAML 1.1, such as PyYAML. */
const yamlStyle = { lineWidth: 120, aliasDuplicateObjects: false, blockQuote: 'literal', compat: 'yaml-1.1' } as const

/** Every generated file of `@bulk-import/contract`, by its name. Equal input gives equal bytes on any machine. */
export async function contractFiles(): Promise<Map<string, string>> {
  const document = withParametersInPlace(await bundle())
  const schemas = bodySchemas(document)
  const bare = mapValues(schemas, (schema) => bareSchema(document, schema))
  const constraints = mapValues(schemas, (schema) => constraintsOf(document, schema))
  const ledger = parse(await readFile(join(root, 'spec/statements.yaml'), 'utf8')) as Ledger
  const operations = operationMetadata(document)
  const files = new Map([
    ['openapi.ts', notice + (await rawTypes(document))],
    ['types.ts', notice + namedTypes(document)],
    ['enums.ts', notice + enumsModule(document)],
    ['validators.js', notice + compileValidators(bare)],
    ['index.ts', notice + packageIndex],
    ['validators.d.ts', notice + validatorTypes(Object.keys(schemas))],
    [
      'constraints.ts',
      notice + constant('constraints', constraints, 'The ids behind each keyword that can refuse a value.'),
    ],
    ['checks.ts', notice + checksModule(Object.keys(schemas))],
    ['schemas.ts', notice + schemasModule(Object.keys(schemas))],
    [
      'operations.ts',
      notice +
        constant('operations', operations, 'What the contract says of each operation.') +
        constant(
          'calls',
          callMetadata(operations),
          'What a client needs of that: the request, and what an error means.',
        ),
    ],
    ['servers.ts', notice + serversModule(document)],
    ['statements.ts', notice + statementsModule(ledger)],
    ['cases.ts', notice + casesModule(document, shapesOf(ledger))],
  ])
  for (const name of runtimeModules) {
    files.set(name, notice + (await readFile(join(root, 'scripts/generate/runtime', name), 'utf8')))
  }
  for (const [name, published] of [
    ['openapi', document],
    ['openapi.plain', withoutMarks(document)],
  ] as const) {
    files.set(`${name}.yaml`, stringify(published, yamlStyle))
    files.set(`${name}.json`, `${JSON.stringify(published, undefined, 2)}\n`)
  }
  files.set('docs.html', await docsPage(await sourcesOf(document), files))
  return files
}

/** The schemas that are the body of a request or of an answer. */
function bodySchemas(document: OpenApiDocument): Record<string, JsonSchema> {
  const names = new Set<string>()
  for (const { request, responses } of Object.values(operationMetadata(document))) {
    for (const { schema } of [request, ...Object.values(responses)]) names.add(schema)
  }
  return Object.fromEntries(
    [...names].map((name) => [name, lookUp(document, `#/components/schemas/${name}`) as JsonSchema]),
  )
}

function serversModule(document: OpenApiDocument): string {
  const servers = serverList(document)
  return (
    constant('servers', servers, 'The addresses of the API, production first.') +
    constant('productionUrl', servers[0]?.url, 'The first of them, alone.')
  )
}

interface Ledger {
  statements: { id: string; kind: string; text: string }[]
  decisions: { id: string; decision: string }[]
}

/** The statements that a document can express. */
function shapesOf({ statements }: Ledger): Set<string> {
  return new Set(statements.filter(({ kind }) => kind === 'shape').map(({ id }) => id))
}

function statementsModule({ statements, decisions }: Ledger): string {
  const texts = [
    ...statements.map(({ id, text }) => [id, text]),
    ...decisions.map(({ id, decision }) => [id, decision.trim()]),
  ]
  return constant(
    'statements',
    Object.fromEntries(texts),
    'Each statement (S…) of the source page and each of our decisions (C…), in words.',
  )
}

function constant(name: string, value: unknown, description: string): string {
  return `${comment(description)}export const ${name} = ${literal(value)} as const\n`
}

/** JSON with short lists on one line, as a person would write it. */
function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_, items) => `[${items.replaceAll(/\s+/g, ' ')}]`,
  )
}
