import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { root } from '../lib/workspace.ts'
import { caseFiles } from './cases/index.ts'
import { checksModule, schemasModule, validatorTypes } from './checks.ts'
import { constraintsOf } from './constraints.ts'
import { DocumentError } from './document-error.ts'
import { enumsModule } from './enums.ts'
import { mapValues, type OpenApiDocument } from './json-schema.ts'
import { type NamedDocument, withNamedSchemas } from './named-schemas.ts'
import { checkedSchemas, operationMetadata } from './operations.ts'
import { withoutMarks } from './published-documents.ts'
import { readDocument } from './read-document.ts'
import { comment, namedTypes, rawTypes } from './types.ts'
import { bareSchema, compileValidators } from './validators.ts'

/** The statements and decisions behind a document. */
interface Ledger {
  statements: { id: string; kind: string; text: string }[]
  decisions: { id: string; decision: string }[]
}

const noLedger: Ledger = { statements: [], decisions: [] }

export const notice =
  '// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.\n\n'

/** Texts keep their lines, and a date stays a text for readers of YAML 1.1, such as PyYAML. */
const yamlStyle = { lineWidth: 120, aliasDuplicateObjects: false, blockQuote: 'literal', compat: 'yaml-1.1' } as const

/** The main entry of the package. */
const index = `export * from './checks.ts'
export { constraints } from './constraints.ts'
export * from './enums.ts'
export { explain } from './explain.ts'
export type { Constraint, Constraints, Issue, ValidationError, Validator } from './issue.ts'
export type { components, operations as OperationTypes, paths } from './openapi.ts'
export { operations } from './operations.ts'
export * from './schemas.ts'
export { productionUrl, servers } from './servers.ts'
export type { StandardIssue, StandardResult, StandardSchema } from './standard-schema.ts'
export { statements } from './statements.ts'
export type * from './types.ts'
export * from './validators.js'
`

/** Every generated file of `@bulk-import/contract`, by its name. Equal input gives equal bytes on any machine. */
export async function contractFiles(): Promise<Map<string, string>> {
  const ledger = parse(await readFile(join(root, 'spec/statements.yaml'), 'utf8')) as Ledger
  return filesOfFile(join(root, 'spec/openapi.yaml'), ledger)
}

/**
 * Every file that follows from a document, by its name.
 *
 * @throws Error with one sentence that names the document, and the place in it, when nothing can be generated from it
 */
export async function filesOfFile(file: string, ledger = noLedger): Promise<Map<string, string>> {
  try {
    return await filesOf(await readDocument(file), ledger)
  } catch (cause) {
    throw new Error(`Cannot generate from ${file}: ${(cause as Error).message}`, { cause })
  }
}

/** The same of a document that was read. */
async function filesOf(published: OpenApiDocument, ledger: Ledger): Promise<Map<string, string>> {
  const { document, places } = withNamedSchemas(published)
  const operations = operationMetadata(document)
  const schemas = checkedSchemas(document, operations)
  const names = Object.keys(schemas)
  refuseClashes(document, names, places)
  const servers = serverList(document)
  const code = {
    'openapi.ts': await rawTypes(document),
    'types.ts': namedTypes(document),
    'enums.ts': enumsModule(document, names),
    'validators.js': compileValidators(mapValues(schemas, bareSchema), places),
    'validators.d.ts': validatorTypes(names),
    'constraints.ts': constant(
      'constraints',
      mapValues(schemas, constraintsOf),
      'The ids behind each keyword that can refuse a value.',
    ),
    'checks.ts': checksModule(names),
    'schemas.ts': schemasModule(names),
    'operations.ts': constant('operations', operations, 'What the contract says of each operation.'),
    'servers.ts':
      constant('servers', servers, 'The addresses of the API, production first.') +
      constant('productionUrl', servers[0]?.url, 'The first of them, alone.'),
    'statements.ts': constant(
      'statements',
      statementTexts(ledger),
      'Each statement of the source page and each of our decisions (C…), in words, by its id.',
    ),
    'index.ts': index,
    ...(await runtimeFiles()),
  }
  const documents = { openapi: published, 'openapi.plain': withoutMarks(published) }
  return new Map([
    ...Object.entries(code).map(([name, content]) => [name, notice + content] as const),
    ...Object.entries(caseFiles(document, shapesOf(ledger))),
    ...Object.entries(documents).flatMap(([name, content]) => [
      [`${name}.yaml`, stringify(content, yamlStyle)] as const,
      [`${name}.json`, `${JSON.stringify(content, undefined, 2)}\n`] as const,
    ]),
  ])
}

/** Hand-written modules that the package carries as they are. */
async function runtimeFiles(): Promise<Record<string, string>> {
  const folder = join(import.meta.dirname, 'runtime')
  const files: Record<string, string> = {}
  for (const name of await readdir(folder)) files[name] = await readFile(join(folder, name), 'utf8')
  return files
}

/** What the package exports beside what is named after schemas. */
const ownTypes = index.match(/\b[A-Z]\w+/g) ?? []

/** @throws DocumentError when two of the names that the package exports would be the same */
function refuseClashes(document: OpenApiDocument, checked: readonly string[], places: NamedDocument['places']): void {
  const taken = new Map(ownTypes.map((name) => [name, 'the package itself']))
  for (const name of Object.keys(document.components.schemas)) {
    const exported = checked.includes(name) ? [name, `${name}Schema`] : [name]
    const pointer = places.get(name) ?? '#'
    for (const one of exported) {
      const owner = taken.get(one)
      if (owner !== undefined)
        throw new DocumentError(pointer, `needs another name: in code, ${one} is something of ${owner} already.`)
      taken.set(one, pointer)
    }
  }
}

/** The addresses that the document names, the production one first; where it names none, OpenAPI has this one. */
export function serverList({ servers = [] }: Partial<OpenApiDocument>): { url: string; description: string }[] {
  const all = servers.map(({ url, description = '' }) => ({ url, description }))
  return all.length > 0 ? all : [{ url: '/', description: '' }]
}

/** The statements that a document can express. */
function shapesOf({ statements }: Ledger): Set<string> {
  return new Set(statements.filter(({ kind }) => kind === 'shape').map(({ id }) => id))
}

function statementTexts({ statements, decisions }: Ledger): Record<string, string> {
  return Object.fromEntries([
    ...statements.map(({ id, text }) => [id, text]),
    ...decisions.map(({ id, decision }) => [id, decision.trim()]),
  ])
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
