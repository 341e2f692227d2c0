import { describe, expect, it } from 'vitest'
import { filesInCycles, importGraph, importsOf } from '../support/import-graph.ts'

/** What each room may import beside itself. They read downwards; scripts and tests see everything above them. */
const allowed: Record<string, readonly string[]> = {
  spec: [],
  generated: [],
  internal: [],
  client: ['generated', 'internal'],
  run: ['generated', 'internal', 'client'],
  mock: ['generated', 'internal'],
  verify: ['generated', 'internal', 'client'],
  docs: ['generated', 'internal', 'client', 'mock', 'verify'],
  cli: ['generated', 'internal', 'client', 'run', 'mock', 'verify', 'docs'],
  bench: ['generated', 'internal', 'client', 'run', 'mock', 'verify', 'docs', 'cli'],
  scripts: ['generated', 'spec', 'internal', 'client', 'run', 'mock', 'verify', 'docs', 'cli', 'bench'],
  tests: ['generated', 'spec', 'internal', 'client', 'run', 'mock', 'verify', 'docs', 'cli', 'bench', 'scripts'],
}

function roomOf(path: string): string {
  if (path.startsWith('scripts/generate/runtime/')) return 'generated' // copied there as they are
  const [top = '', name = ''] = path.split('/')
  const room = top === 'packages' ? name : top
  if (!(room in allowed)) throw new Error(`${path} is in no known room: give it a place in the order.`)
  return room
}

/** Why a module may not import a file, or nothing. */
function objection(from: string, specifier: string, file: string): string | undefined {
  const [here, there] = [roomOf(from), roomOf(file)]
  if (here === there) return undefined
  if (!allowed[here]?.includes(there)) return `${from} imports ${specifier}: ${here} may not know ${there}`
  const isByPath = specifier.startsWith('.') && there !== 'scripts' && !['scripts', 'tests'].includes(here)
  return isByPath ? `${from} imports ${specifier}: a package is imported by its name` : undefined
}

const graph = importGraph()

it('nothing imports upwards, by the name of a package or by a path', () => {
  expect(graph.size).toBeGreaterThan(400)
  const objections = [...graph].flatMap(([path, imports]) =>
    imports.flatMap(({ specifier, file }) => objection(path, specifier, file) ?? []),
  )
  expect(objections).toEqual([])
})

it.each([
  ['packages/internal/src/a.ts', '@bulk-import/contract'],
  ['packages/internal/src/a.ts', '../../client/src/index.ts'],
  ['packages/client/src/a.ts', '@bulk-import/mock'],
  ['packages/client/src/a.ts', '@bulk-import/verify'],
  ['packages/client/src/a.ts', '../../../generated/index.ts'],
  ['packages/run/src/a.ts', '@bulk-import/mock'],
  ['packages/mock/src/a.ts', '@bulk-import/client'],
  ['packages/mock/src/a.ts', '@bulk-import/docs'],
  ['packages/mock/src/a.ts', '../../../tests/support/contract.ts'],
  ['packages/verify/src/a.ts', '@bulk-import/cli'],
  ['packages/verify/src/a.ts', '../../internal/src/redact.ts'],
  ['packages/cli/src/a.ts', '../../../scripts/lib/workspace.ts'],
  ['packages/bench/src/a.ts', '../../../scripts/lib/workspace.ts'],
  ['scripts/a.ts', '../tests/support/contract.ts'],
  ['scripts/generate/runtime/a.ts', '@bulk-import/mock'],
  ['scripts/generate/runtime/a.ts', '../enums.ts'],
  ['generated/a.ts', '@bulk-import/internal/redact'],
  ['spec/rules/a.js', '../../scripts/lib/workspace.ts'],
])('%s may not import %s', (path, specifier) => {
  const spellings = [
    `import x from '${specifier}'`,
    `import type { X } from '${specifier}'`,
    `await import('${specifier}')`,
  ]
  for (const text of [...spellings, `export * from '${specifier}'`, `let x: import('${specifier}').X`]) {
    const [found] = importsOf(path, text)
    expect(objection(path, specifier, found?.file ?? '')).toBeDefined()
  }
})

it.each([
  ['packages/client/src/a.ts', '@bulk-import/contract'],
  ['packages/verify/src/a.ts', '@bulk-import/client'],
  ['packages/cli/src/a.ts', '@bulk-import/mock'],
  ['tests/a.test.ts', '../scripts/build.ts'],
])('%s may import %s', (path, specifier) => {
  const [found] = importsOf(path, `import x from '${specifier}'`)
  expect(objection(path, specifier, found?.file ?? '')).toBeUndefined()
})

describe('import cycles', () => {
  it('are nowhere in the repository', () => {
    expect(
      filesInCycles(new Map([...graph].map(([path, imports]) => [path, imports.map(({ file }) => file)]))),
    ).toEqual([])
  })

  it('are found over one, two and three files, and not in what leads to them', () => {
    const edges = { start: ['a', 'b'], a: ['a'], b: ['c'], c: ['d', 'end'], d: ['b'], end: [] }
    expect(filesInCycles(new Map(Object.entries(edges)))).toEqual(['a', 'b', 'c', 'd'])
  })
})

it('every file of packages/internal is used by two packages at least, by itself or through another', () => {
  const isSource = (path: string) => !/\.test\.ts$|\/testing\//.test(path)
  const internal = [...graph.keys()].filter((path) => path.startsWith('packages/internal/src/') && isSource(path))
  const users = new Map(internal.map((path) => [path, new Set<string>()]))
  const use = (user: string, path: string) => {
    const known = users.get(path)
    if (known === undefined || known.has(user)) return
    known.add(user)
    for (const { file } of graph.get(path) ?? []) use(user, file)
  }
  for (const [path, imports] of graph) {
    if (!path.startsWith('packages/') || roomOf(path) === 'internal' || !isSource(path)) continue
    for (const { file } of imports) use(roomOf(path), file)
  }
  expect(internal.length).toBeGreaterThan(10)
  expect(
    [...users].filter(([, by]) => by.size < 2).map(([path, by]) => `${path}: ${[...by].join() || 'nobody'}`),
  ).toEqual([])
})

it('the contract knows nothing of what is provisional: its entry does not grow by the later steps', () => {
  const contract = [...graph].filter(([path]) => /^generated\/[^/]+$/.test(path))
  expect(contract.length).toBeGreaterThan(10)
  const provisional = (files: typeof contract) =>
    files
      .flatMap(([, imports]) => imports.map(({ file }) => file))
      .filter((file) => file.startsWith('generated/provisional/'))
  expect(provisional(contract)).toEqual([])
  expect(provisional([...graph])).toContain('generated/provisional/types.ts')
})
