import { readFile } from 'node:fs/promises'
import { kindOf } from '@bulk-import/internal/ids'
import { parse } from 'yaml'
import type { Decision, Sources, Statement } from './context.ts'
import type { OpenApiDocument } from './document/json-schema.ts'
import { extensions } from './operations/index.ts'

/** The sources of a page for any generated contract package. */
export async function sourcesOf(folder: URL): Promise<Sources> {
  const document = JSON.parse(await readFile(new URL('openapi.json', folder), 'utf8')) as OpenApiDocument
  const contract = (await import(new URL('index.ts', folder).href)) as typeof import('@bulk-import/contract')
  const { constraints } = contract
  const statements = Object.entries(contract.statements).map(([id, text]) => ({ id, kind: kindOf(id), text }))
  const changelog = await readFile(new URL('CHANGELOG.md', folder), 'utf8').catch(() => undefined)
  return { folder, document, constraints, changelog, statements, decisions: [], extensions: {}, isOurs: false }
}

/** The sources of the page of our contract: with the kinds and reasons in spec/, which the package does not have. */
export async function ourSources(): Promise<Sources> {
  const ledger = parse(await readFile(new URL('../../../spec/statements.yaml', import.meta.url), 'utf8')) as {
    statements: Statement[]
    decisions: Decision[]
  }
  const folder = new URL('./', import.meta.resolve('@bulk-import/contract/openapi.json'))
  return { ...(await sourcesOf(folder)), ...ledger, extensions, isOurs: true }
}
