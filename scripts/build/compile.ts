import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../lib/workspace.ts'

const compiler = join(root, 'node_modules/typescript-7/bin/tsc')

/**
 * Writes the JavaScript and the declarations of a package to a folder, and nothing elsewhere.
 *
 * @throws with what the compiler says, when it finds an error
 */
export function compile(folder: string, output: string): void {
  const path = join(root, folder)
  const sources = existsSync(join(path, 'src')) ? join(path, 'src') : path
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const project = join(output, 'tsconfig.json')
  writeFileSync(project, JSON.stringify(projectOf(path, sources, output)))
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', project, '--pretty', 'false'], {
    encoding: 'utf8',
  })
  rmSync(project)
  if (status !== 0) throw new Error(`Cannot build ${folder}:\n${stdout}`)
  // What is JavaScript already, schemas and cases, and style sheets; documents beside the sources are published where they are.
  const isCopied = (file: string) => /\.js$|\.d\.ts$|\.schema\.json$|^cases\.json$|\.css$/.test(file)
  const isSource = (name: string) => !/^(?:dist|node_modules)\b/.test(name)
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(isSource)
  for (const name of files.filter((file) => isCopied(basename(file)))) cpSync(join(sources, name), join(output, name))
  for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) nameBuiltModules(join(output, name))
}

/** The project of a package also checks its tests and benchmarks; what is built are the sources alone. */
function projectOf(path: string, sources: string, output: string): object {
  const unpublished = ['**/*.test.ts', 'testing', 'dist', 'node_modules']
  return {
    extends: join(path, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      outDir: output,
      rootDir: sources,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [join(sources, '**/*.ts')],
    exclude: unpublished.map((pattern) => join(sources, pattern)),
  }
}

/** Names modules in declarations as they are called when built, which the compiler does in JavaScript only. */
function nameBuiltModules(path: string): void {
  if (!path.endsWith('.d.ts')) return
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replaceAll(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/g, '$1$2.js$3'))
}
