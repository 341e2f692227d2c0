import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const contract = '@bulk-import/contract'

/** The compilers that the types have to serve, each with the place of its `tsc`. */
export const compilers = [
  ['TypeScript 5.9', 'typescript/bin/tsc'],
  ['TypeScript 6.0', 'typescript-6/bin/tsc'],
  ['TypeScript 7.0', 'typescript-7/bin/tsc'],
] as const

/**
 * Compiles `const request: InitiateRequest = <literal>` for each literal, all in one run, and tells for each whether
 * the compiler takes it. The type is that of the contract, unless another module is named that has one.
 */
export function compile(compiler: string, literals: readonly string[], types = contract): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'bulk-import-types-'))
  try {
    const lines = literals.map((literal, index) => `export const request${index}: InitiateRequest = ${literal}`)
    const header = `import type { InitiateRequest } from '${types}'`
    writeFileSync(join(folder, 'literals.mts'), [header, ...lines].join('\n'))
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    const refused = new Set(errorLines(compiler, folder))
    return literals.map((_, index) => !refused.has(index + 2))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const configuration = {
  extends: join(root, 'tsconfig.base.json'),
  compilerOptions: { paths: { [contract]: [join(root, 'generated/index.ts')] } },
  files: ['literals.mts'],
}

/** Lines of the file with an error. Any error elsewhere is a fault of the set-up, and thrown. */
function errorLines(compiler: string, folder: string): number[] {
  const arguments_ = [join(root, 'node_modules', compiler), '--project', folder, '--pretty', 'false']
  const output = outputOf(() => execFileSync(process.execPath, arguments_, { cwd: folder, encoding: 'utf8' }))
  const reports = output.split('\n').filter((line) => /error TS\d+/.test(line))
  return reports.map((report) => {
    const line = /^literals\.mts\((\d+),\d+\): error/.exec(report)?.[1]
    if (line === undefined) throw new Error(`The compiler complains of something else: ${report}`)
    return Number(line)
  })
}

function outputOf(run: () => string): string {
  try {
    return run()
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
