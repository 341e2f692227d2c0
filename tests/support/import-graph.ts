import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { root } from '../../scripts/lib/workspace.ts'

/** The files of this repository that each of its modules imports, types and dynamic imports included. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>

export interface Import {
  specifier: string
  /** The file that it leads to. */
  file: string
}

export function importGraph(): ImportGraph {
  const files = listed('*.ts', '*.mjs', '*.js').filter((path) => !path.includes('/dist/'))
  return new Map(files.map((path) => [path, importsOf(path, readFileSync(join(root, path), 'utf8'))]))
}

/** What a module of the repository imports of it; packages of others are left out. @throws when a file is not there */
export function importsOf(path: string, text: string): Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName: specifier }) => {
    const file = specifier.startsWith('.') ? join(dirname(path), specifier) : fileOfPackage(specifier)
    return file === undefined ? [] : [{ specifier, file }]
  })
}

/** Those that import each other, over however many, and those between two such circles. */
export function filesInCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Set(graph.keys())
  const isImported = (path: string) => [...left].some((other) => graph.get(other)?.includes(path))
  const imports = (path: string) => graph.get(path)?.some((other) => left.has(other)) ?? false
  for (let before = -1; before !== left.size; ) {
    before = left.size
    for (const path of left) if (!imports(path) || !isImported(path)) left.delete(path)
  }
  return [...left]
}

const packages = new Map(
  listed('package.json', '*/package.json').map((path) => {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as { name: string; exports?: object }
    return [manifest.name, { folder: dirname(path), exports: new Map(Object.entries(manifest.exports ?? {})) }]
  }),
)

function fileOfPackage(specifier: string): string | undefined {
  const [, name = '', entry = ''] = /^(@bulk-import\/[^/]+)(\/.+)?$/.exec(specifier) ?? []
  const found = packages.get(name)
  if (found === undefined) return undefined
  const path = found.exports.get(`.${entry}`)
  if (path === undefined) throw new Error(`${name} does not export "${specifier}".`)
  return join(found.folder, path)
}

function listed(...patterns: string[]): string[] {
  const output = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
  return [...new Set(output.trim().split('\n'))].filter((path) => existsSync(join(root, path)))
}
