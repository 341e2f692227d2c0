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
 * the compiler takes it. The type is that of the contract.
 */
export function compile(compiler: string, literals: readonly string[]): boolean[] {
  return compileAgainst(compiler, literals, [contract])[0] ?? []
}

/** The same for each of some modules that have such a type, in one run for all. */
export function compileAgainst(compiler: string, literals: readonly string[], modules: readonly string[]): boolean[][] {
  const folder = mkdtempSync(join(tmpdir(), 'bulk-import-types-'))
  try {
    const refused = modules.map((module, index) => {
      const lines = literals.map((literal, line) => `export const request${line}: InitiateRequest = ${literal}`)
      const header = `import type { InitiateRequest } from '${module}'`
      writeFileSync(join(folder, `literals${index}.mts`), [header, ...lines].join('\n'))
      return new Set<number>()
    })
    const files = modules.map((_, index) => `literals${index}.mts`)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...configuration, files }))
    for (const { file, line } of errorsOf(compiler, folder)) refused[file]?.add(line)
    return refused.map((lines) => literals.map((_, index) => !lines.has(index + 2)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const configuration = {
  extends: join(root, 'tsconfig.base.json'),
  compilerOptions: { paths: { [contract]: [join(root, 'generated/index.ts')] } },
}

/** Where there is an error. Any that is not in a literal is a fault of the set-up, and thrown. */
function errorsOf(compiler: string, folder: string): { file: number; line: number }[] {
  const arguments_ = [join(root, 'node_modules', compiler), '--project', folder, '--pretty', 'false']
  const output = outputOf(() => execFileSync(process.execPath, arguments_, { cwd: folder, encoding: 'utf8' }))
  const reports = output.split('\n').filter((line) => /error TS\d+/.test(line))
  return reports.map((report) => {
    const [, file, line] = /^literals(\d+)\.mts\((\d+),\d+\): error/.exec(report) ?? []
    if (file === undefined) throw new Error(`The compiler complains of something else: ${report}`)
    return { file: Number(file), line: Number(line) }
  })
}

function outputOf(run: () => string): string {
  try {
    return run()
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
