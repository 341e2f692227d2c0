import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { OpenApiDocument } from '../../../scripts/generate/json-schema.ts'
import { root } from '../../../scripts/lib/workspace.ts'
import type { Decision, Sources, Statement } from './context.ts'

/** What the page of a document is made from: the document, the statements behind it, and what changed. */
export async function sourcesOf(document: OpenApiDocument): Promise<Sources> {
  const { statements, decisions } = parse(await readFile(join(root, 'spec/statements.yaml'), 'utf8')) as {
    statements: Statement[]
    decisions: Decision[]
  }
  const changelog = await readFile(join(root, 'generated/CHANGELOG.md'), 'utf8').catch(() => undefined)
  return { document, statements, decisions, changelog }
}
