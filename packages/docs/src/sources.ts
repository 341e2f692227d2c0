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
  return {
    folder,
    document,
    contract: undefined,
    constraints,
    changelog,
    statements,
    decisions: [],
    extensions: {},
    isOurs: false,
  }
}

interface Ledger {
  statements: Statement[]
  decisions: Decision[]
}

/**
 * The sources of the page of a whole import: the contract of its first step, and the provisional contract of the others. With the kinds and
 * reasons in spec/, which the packages do not have.
 */
export async function ourSources(): Promise<Sources> {
  const [contract, whole] = await Promise.all([
    sourcesOf(folderOf('@bulk-import/contract/openapi.json')),
    sourcesOf(folderOf('@bulk-import/contract/provisional/openapi.json')),
  ])
  const [page, laterSteps] = await Promise.all([readLedger('statements'), readLedger('later-steps')])
  return {
    ...whole,
    contract: contract.document,
    changelog: contract.changelog,
    statements: [...page.statements, ...laterSteps.statements.map(provisionalStatement)],
    decisions: [...page.decisions, ...laterSteps.decisions.map((one) => ({ ...one, isProvisional: true }))],
    extensions,
    isOurs: true,
  }
}

/** Its kind is where it comes from. */
function provisionalStatement(one: Statement): Statement {
  const kinds = { source: 'another page', 'older-help': 'older help', inference: 'inference', decision: 'decision' }
  return { ...one, kind: kinds[kindOf(one.id)], isProvisional: true }
}

function folderOf(module: string): URL {
  return new URL('./', import.meta.resolve(module))
}

async function readLedger(name: string): Promise<Ledger> {
  return parse(await readFile(new URL(`../../../spec/${name}.yaml`, import.meta.url), 'utf8')) as Ledger
}
