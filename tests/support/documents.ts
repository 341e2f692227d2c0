import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../scripts/lib/workspace.ts'

/** The code blocks of one language in a document, in their order. */
export function codeBlocks(document: string, language: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '')
}

/** Compiles programs strictly, as a caller's, in one go, for a function that runs one of them and returns what it prints. */
export function compilePrograms(programs: readonly string[]) {
  const cache = join(root, 'tests/.cache') // inside the workspace, so that its packages are found
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'document-'))
  const files = programs.map((code, index) => {
    writeFileSync(join(folder, `program-${index}.mts`), code)
    return `program-${index}.mts`
  })
  const compilerOptions = { types: ['node'], lib: ['es2024', 'dom', 'dom.iterable'] }
  const configuration = { extends: join(root, 'tsconfig.base.json'), compilerOptions, files }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', folder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`A program does not compile:\n${stdout}`)
  return {
    run: async (index: number) =>
      (await promisify(execFile)(process.execPath, [join(folder, files[index] ?? '')])).stdout,
    remove: () => rmSync(folder, { recursive: true }),
  }
}
