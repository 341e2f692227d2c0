import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/workspace.ts'
import { type Base, listAt, readAt } from './base.ts'

/** Where the packages of the working tree are, whatever is installed. */
const workingTree = {
  '@bulk-import/contract': [join(root, 'generated/index.ts')],
  '@bulk-import/contract/provisional': [join(root, 'generated/provisional/index.ts')],
  '@bulk-import/client': [join(root, 'packages/client/src/index.ts')],
  '@bulk-import/internal/*': [join(root, 'packages/internal/src/*.ts')],
}

/** Code of callers as the base had it: type tests, and the code blocks of its documents. */
function codeOf(base: Base): Map<string, string> {
  const code = new Map<string, string>()
  for (const path of listAt(base, 'tests/types/callers')) code.set(path, readAt(base, path) ?? '')
  for (const path of ['README.md', 'generated/README.md', 'packages/client/README.md']) {
    const blocks = (readAt(base, path) ?? '').matchAll(/^```ts\n(.*?)^```/gms)
    for (const [index, [, block = '']] of [...blocks].entries()) code.set(`${path} (block ${index + 1})`, block)
  }
  return code
}

/**
 * Compiles what callers have written against the base with the types of the working tree: a breaking change in disguise
 * shows here though no value is refused. Gives a complaint for each error, and apart from the others those of code that uses the
 * provisional entry.
 */
export function uncompilableCode(base: Base): { contract: string[]; provisional: string[] } {
  const cache = join(root, 'tests/.cache') // inside the workspace, so that its packages are found
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'callers-'))
  try {
    const names = new Map(
      [...codeOf(base)].map(([path, code], index) => [`caller${index}.mts`, { path, code }] as const),
    )
    for (const [name, { code }] of names) writeFileSync(join(folder, name), code)
    const configuration = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        types: ['node'],
        lib: ['es2024', 'dom', 'dom.iterable'],
        noUnusedLocals: false,
        paths: workingTree,
      },
      files: [...names.keys()],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    if (names.size === 0) return { contract: [], provisional: [] }
    const compiler = [join(root, 'node_modules/typescript-7/bin/tsc'), '--project', folder, '--pretty', 'false']
    const { stdout } = spawnSync(process.execPath, compiler, { cwd: folder, encoding: 'utf8' })
    const errors = stdout.split('\n').filter((line) => line.includes('error TS'))
    const callerOf = (line: string) => names.get((/^caller\d+\.mts/.exec(line)?.[0] ?? '') as never)
    const isProvisional = (line: string) => callerOf(line)?.code.includes('@bulk-import/contract/provisional') === true
    const readable = (line: string) => line.replace(/^caller\d+\.mts/, (name) => callerOf(line)?.path ?? name)
    return {
      contract: errors.filter((line) => !isProvisional(line)).map(readable),
      provisional: errors.filter(isProvisional).map(readable),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
