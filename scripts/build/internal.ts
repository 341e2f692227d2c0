import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { compile } from './compile.ts'

const shared = /(['"])@bulk-import\/internal\/([\w-]+)\1/g
let built: string | undefined
const neighbour = /(?:from|import) ?\(?['"]\.\/([\w-]+)\.js['"]/g

/**
 * Copies to `internal/` the modules of `@bulk-import/internal` that a built package names, and names them there instead: what several
 * packages share is published with each of them, and is no package for others.
 */
export function copyInternal(output: string): void {
  const used = new Set<string>()
  for (const path of readdirSync(output, { recursive: true, encoding: 'utf8' }).filter(isModule)) {
    const text = readFileSync(join(output, path), 'utf8')
    const folder = `${relative(dirname(path), 'internal')}/`
    const named = text.replaceAll(shared, (_, quote: string, name: string) => {
      used.add(name)
      return `${quote}${folder.startsWith('.') ? folder : `./${folder}`}${name}.js${quote}`
    })
    if (named !== text) writeFileSync(join(output, path), named)
  }
  if (used.size > 0) copyModules(used, join(output, 'internal'))
}

/** Those that are named, and those that they name. */
function copyModules(names: Set<string>, target: string): void {
  built ??= buildInternal()
  for (const name of names) {
    for (const file of [`${name}.js`, `${name}.d.ts`]) {
      cpSync(join(built, file), join(target, file))
      // A set is walked to its end, what is added meanwhile included.
      for (const [, other = ''] of readFileSync(join(built, file), 'utf8').matchAll(neighbour)) names.add(other)
    }
  }
}

/** Builds the internal package once for all that are built by this process. */
function buildInternal(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulk-import-internal-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  compile('packages/internal', folder)
  return folder
}

function isModule(path: string): boolean {
  return /\.(?:js|d\.ts)$/.test(path)
}
