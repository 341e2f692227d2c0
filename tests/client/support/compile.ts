import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/**
 * Compiles each statement after the header, all in one run, and tells for each whether the compiler takes it. The header
 * may import `@bulk-import/client` and `@bulk-import/contract`.
 */
export function compile(compiler: string, header: readonly string[], statements: readonly string[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'bulk-import-types-'))
  try {
    const functions = statements.map((statement) => `export function _() { ${statement} }`)
    const lines = functions.map((line, index) => line.replace('_', `statement${index}`))
    writeFileSync(join(folder, 'statements.mts'), [...header, ...lines].join('\n'))
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    const refused = new Set(errorLines(compiler, folder))
    return statements.map((_, index) => !refused.has(header.length + index + 1))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const configuration = {
  extends: join(root, 'tsconfig.base.json'),
  compilerOptions: {
    noUnusedLocals: false,
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    paths: {
      '@bulk-import/client': [join(root, 'packages/client/src/index.ts')],
      '@bulk-import/contract': [join(root, 'generated/index.ts')],
    },
  },
  files: ['statements.mts'],
}

/** Lines of the file with an error. Any error elsewhere is a fault of the set-up, and thrown. */
function errorLines(compiler: string, folder: string): number[] {
  const reports = outputOf(compiler, folder)
    .split('\n')
    .filter((line) => /error TS\d+/.test(line))
  return reports.map((report) => {
    const line = /^statements\.mts\((\d+),\d+\): error/.exec(report)?.[1]
    if (line === undefined) throw new Error(`The compiler complains of something else: ${report}`)
    return Number(line)
  })
}

function outputOf(compiler: string, folder: string): string {
  try {
    const places = [join(root, 'node_modules', compiler), '--project', folder, '--pretty', 'false']
    return execFileSync(process.execPath, places, { cwd: folder, encoding: 'utf8' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
