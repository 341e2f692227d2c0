import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { contract } from '../support/contract.ts'

/** What takes any document. A folder that is gone is an error here: say where its engine is now. */
const engines = [
  'scripts/generate',
  'scripts/gate',
  'packages/client/src/transport',
  'packages/docs/src',
  'packages/mock/src/server',
  'packages/verify/src',
]

const names = new Set([...operationIds(contract), ...propertyNames(contract)])

/** Every operationId and property of a document that a module names, each with its line. */
function namedIn(text: string): string[] {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    for (const name of namesOf(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      found.push(`${name} (line ${line + 1})`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** In text, as a whole word; as the name of a property that is read, written or declared. */
function namesOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    const isWhole = (word: string) => node.text === word || isModuleName(node)
    return (node.text.match(/\w+/g) ?? []).filter((word) => names.has(word) && (isWhole(word) || !isOrdinary(word)))
  }
  const isMember =
    ts.isIdentifier(node) &&
    (ts.isPropertyAccessExpression(node.parent) ||
      ts.isBindingElement(node.parent) ||
      ts.isObjectLiteralElement(node.parent) ||
      ts.isTypeElement(node.parent)) &&
    names.has(node.text)
  return isMember ? [node.text] : []
}

function isModuleName({ parent }: ts.Node): boolean {
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)
}

/** A word that a sentence may have: only as the whole of a text it is a name there. */
function isOrdinary(name: string): boolean {
  return !/[a-z][A-Z]/.test(name)
}

describe.each(engines)('%s', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(ts|js|mjs)$/.test(path) && !/\.test\.ts$|(^|\/)(operations|testing)\//.test(path),
  )

  it('names no operation and no property of our documents outside operations/', () => {
    expect(files).not.toEqual([])
    const named = files.flatMap((path) =>
      namedIn(readFileSync(join(root, folder, path), 'utf8')).map((name) => `${path}: ${name}`),
    )
    expect(named).toEqual([])
  })
})

it.each([
  "read(body, 'DataStageDuration')",
  'body.DataStageDuration',
  "body['DataStageDuration']",
  'const { DataStageDuration } = body',
  'const { DataStageDuration: days } = body',
  'send({ DataStageDuration: 3 })',
  'interface Body { DataStageDuration: number }',
  `const text = \`needs a DataStageDuration of \${days}\``,
  "calls['initiate']",
  'client.initiate()',
  "import { judge } from '../operations/initiate.ts'",
  'body.Name',
  "body['Name']",
])('finds the name in: %s', (text) => {
  expect(namedIn(text)).toHaveLength(1)
})

it.each(["throw new Error('Name the file.')", 'const name = Name', '// DataStageDuration', 'body[property]'])(
  'finds none in: %s',
  (text) => {
    expect(namedIn(text)).toEqual([])
  },
)

function operationIds(document: { paths: Record<string, Record<string, { operationId?: string }>> }): string[] {
  return Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap(({ operationId }) => operationId ?? []),
  )
}

function propertyNames(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => [
    ...(key === 'properties' && typeof value === 'object' ? Object.keys(value ?? {}) : []),
    ...propertyNames(value),
  ])
}
