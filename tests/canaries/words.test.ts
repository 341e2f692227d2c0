import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { projectFiles } from '../support/files.ts'

const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

/** The words of the last column of the glossary. */
const replaced = [...glossary.matchAll(/^\| .*\| ([^|]+) \|$/gm)]
  .flatMap(([, words = '']) => words.split(', '))
  .filter((word) => /^\w+$/.test(word) && word !== 'not')

/** A fault is injected into the mock; anywhere else it would be an issue. */
const faultsOfTheMock = /^packages\/mock\/|^packages\/client\/src\/(.*\/)?testing\/|^tests\//

/** The parts of an identifier in lower case and in the singular: `witnessOf` has `witness` and `of`. */
function partsOf(identifier: string): string[] {
  const parts = identifier
    .replaceAll(/at(?:Most|Least)/gi, '') // which is English, unlike a "most" alone
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return parts.flatMap((part) => [part, part.replace(/s$/, '')])
}

function identifiersIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest)
  const found = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node)) found.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...found]
}

it('the glossary replaces words', () => {
  expect(replaced).toEqual(expect.arrayContaining(['answer', 'clause', 'witness', 'finding', 'tell']))
})

it('no identifier has a word that the glossary replaces', () => {
  const files = projectFiles().filter((path) => /\.(ts|mjs|js)$/.test(path) && !path.startsWith('generated/validators'))
  const uses = files.flatMap((path) => {
    const words = replaced.filter((word) => word !== 'fault' || !faultsOfTheMock.test(path))
    return identifiersIn(path).flatMap((name) =>
      partsOf(name).some((part) => words.includes(part)) ? [`${path}: ${name}`] : [],
    )
  })
  expect(uses).toEqual([])
})
