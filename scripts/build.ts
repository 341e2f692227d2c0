import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/workspace.ts'

/** The packages that are published, each after those that it depends on. */
export const packageFolders = ['generated', 'packages/client', 'packages/mock', 'packages/verify', 'packages/cli']

/** Writes the JavaScript and the declarations of a package to its `dist/`. The workspace itself runs the sources. */
export function build(folder: string): void {
  const path = join(root, folder)
  const sources = existsSync(join(path, 'src')) ? join(path, 'src') : path
  const output = join(path, 'dist')
  rmSync(output, { recursive: true, force: true })
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
  const options = ['--project', path, '--noEmit', 'false', '--declaration', '--outDir', output, '--rootDir', sources]
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, '--pretty', 'false'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Cannot build ${folder}:\n${stdout}`)
  for (const name of readdirSync(sources)) {
    if (/\.(js|d\.ts|json|css|html)$/.test(name) && !/^(package|tsconfig|openapi)\.json$/.test(name)) {
      copyFileSync(join(sources, name), join(output, name))
    }
  }
  for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) finish(join(output, name))
}

/** Leaves out tests, and names modules in declarations as they are called in `dist/`, which the compiler does not. */
function finish(path: string): void {
  if (/\.test\.(js|d\.ts)$/.test(path)) rmSync(path)
  else if (path.endsWith('.d.ts')) {
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/g, '$1$2.js$3'))
  }
}

if (import.meta.main) {
  for (const folder of packageFolders.filter((name) => existsSync(join(root, name, 'package.json')))) {
    build(folder)
    console.log(`Built ${folder}/dist.`)
  }
}
