import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { caseFiles } from './cases/index.ts'
import { checksModule, schemasModule, validatorTypes } from './checks.ts'
import { constantModule } from './constant-module.ts'
import { constraintsOf } from './constraints.ts'
import type { Contract } from './contract.ts'
import { DocumentError } from './document-error.ts'
import { enumsModule } from './enums.ts'
import { mapValues, type OpenApiDocument } from './json-schema.ts'
import { type Ledger, shapesOf, statementTexts } from './ledger.ts'
import { withoutMarks } from './published-documents.ts'
import { namedTypes, rawTypes } from './types.ts'
import { bareSchema, compileValidators } from './validators.ts'

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

/**
 * Every file of the package of a contract, by its name. With a base, the package stands in a folder of that of the base: what the base
 * has is imported from there, and `cases` are those of the other operations.
 */
export async function packageFiles(contract: Contract, ledger: Ledger, base?: Contract): Promise<Map<string, string>> {
  const { published, document, places } = contract
  const operations = without(contract.operations, base?.operations)
  const schemas = without(contract.schemas, base?.schemas)
  const isOnTop = base !== undefined
  const names = Object.keys(schemas)
  const servers = serverList(document)
  refuseClashes(contract)
  const table = (name: string, value: object, description: string) => constantModule(name, value, description, isOnTop)
  const own = {
    ...document,
    components: {
      ...document.components,
      schemas: without(document.components.schemas, base?.document.components.schemas),
    },
  }
  const code: Record<string, string> = {
    'openapi.ts': await rawTypes(document, base?.document),
    'types.ts': namedTypes(own),
    'enums.ts': enumsModule(own, names),
    'validators.js': compileValidators(mapValues(schemas, bareSchema), places),
    'validators.d.ts': validatorTypes(names),
    'constraints.ts': table(
      'constraints',
      mapValues(schemas, constraintsOf),
      'The ids behind each keyword that can refuse a value.',
    ),
    'checks.ts': checksModule(names, isOnTop),
    'schemas.ts': schemasModule(names),
    'operations.ts': table('operations', operations, 'What the contract says of each operation.'),
    'servers.ts':
      constantModule('servers', servers, 'The addresses of the API, production first.') +
      constantModule('productionUrl', servers[0]?.url, 'The first of them, alone.'),
    'statements.ts': table(
      'statements',
      statementTexts(ledger),
      'Each statement of the source page and each of our decisions (C…), in words, by its id.',
    ),
    'index.ts': index,
    ...(await runtimeFiles()),
  }
  const documents = { openapi: published, 'openapi.plain': withoutMarks(published) }
  return new Map([
    ...Object.entries(isOnTop ? onTop(code) : code).map(([name, content]) => [name, notice + content] as const),
    ...Object.entries(caseFiles(document, shapesOf(ledger), Object.keys(operations))),
    ...Object.entries(documents).flatMap(([name, content]) => [
      [`${name}.yaml`, stringify(content, yamlStyle)] as const,
      [`${name}.json`, `${JSON.stringify(content, undefined, 2)}\n`] as const,
    ]),
  ])
}

/** Modules of a base that the package on top of it has under the same name, and adds to. */
const extended: Readonly<Record<string, string>> = {
  'types.ts': "export type * from '../types.ts'\n\n",
  'enums.ts': "export * from '../enums.ts'\n\n",
  'validators.js': "export * from '../validators.js'\n",
  'validators.d.ts': "export * from '../validators.js'\n",
  'checks.ts': "export * from '../checks.ts'\n\n",
  'schemas.ts': "export * from '../schemas.ts'\n\n",
}

/** Modules of a base that the package on top of it imports as they are. */
const taken = ['case.ts', 'explain.ts', 'issue.ts', 'sentence.ts', 'servers.ts', 'standard-schema.ts']

function onTop(code: Readonly<Record<string, string>>): Record<string, string> {
  const imports = new RegExp(`'\\./(${taken.join('|').replaceAll('.', '\\.')})'`, 'g')
  const modules = Object.entries(code).filter(([name]) => !taken.includes(name))
  return Object.fromEntries(
    modules.map(([name, content]) => [name, (extended[name] ?? '') + content.replaceAll(imports, "'../$1'")]),
  )
}

function without<Value>(all: Record<string, Value>, others: object = {}): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(others, name)))
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
function refuseClashes({ document, schemas, places }: Contract): void {
  const taken = new Map(ownTypes.map((name) => [name, 'the package itself']))
  for (const name of Object.keys(document.components.schemas)) {
    const exported = name in schemas ? [name, `${name}Schema`] : [name]
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
