import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/lib/workspace.ts'

/** The code blocks of one language in a document, in their order. */
export function codeBlocks(document: string, language: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '')
}

/** Compiles the code strictly, as a caller's, and runs it; returns what it prints. */
export async function runTypeScript(code: string): Promise<string> {
  const cache = join(root, 'tests/.cache') // inside the workspace, so that its packages are found
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'document-'))
  try {
    writeFileSync(join(folder, 'example.mts'), code)
    const compilerOptions = { types: ['node'], lib: ['es2024', 'dom', 'dom.iterable'] }
    const configuration = { extends: join(root, 'tsconfig.base.json'), compilerOptions, files: ['example.mts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
    const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', folder], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`The example does not compile:\n${stdout}`)
    return await new Promise((resolve, reject) => {
      execFile(process.execPath, [join(folder, 'example.mts')], (error, output) =>
        error ? reject(error) : resolve(output),
      )
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
