import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageFolders } from '../../../scripts/build.ts'
import { root } from '../../../scripts/lib/workspace.ts'
import { published, readManifest } from '../../../scripts/release/stage.ts'
import { run } from './child.ts'

const folders = packageFolders.filter((folder) => existsSync(join(root, folder, 'package.json')))

/**
 * Puts the packages of this project into a folder as they are published, JavaScript and declarations, so that what is
 * measured is what users run. What they depend on is that of the workspace, whose own `dist` folders are left alone.
 */
export async function packPackages(target: string): Promise<void> {
  const versions = new Map(folders.map(readManifest).map(({ name, version }) => [name, version]))
  const modules = join(target, 'node_modules')
  await mkdir(join(modules, '@bulk-import'), { recursive: true })
  for (const folder of folders) {
    const manifest = published(readManifest(folder), versions)
    const path = join(modules, manifest.name)
    await compile(folder, join(path, 'dist'))
    await writeFile(join(path, 'package.json'), JSON.stringify({ ...manifest, type: 'module' }))
    for (const name of ['openapi.json', 'openapi.yaml']) {
      if (existsSync(join(root, folder, name))) await cp(join(root, folder, name), join(path, name))
    }
    await link(join(root, folder, 'node_modules'), modules)
  }
  await writeFile(
    join(target, 'cli.mjs'),
    "import { run } from './node_modules/@bulk-import/cli/dist/run.js'\nawait run()\n",
  )
}

async function compile(folder: string, output: string): Promise<void> {
  const source = existsSync(join(root, folder, 'src')) ? join(root, folder, 'src') : join(root, folder)
  await mkdir(output, { recursive: true })
  const configuration = join(output, 'tsconfig.json')
  const types = join(root, 'node_modules/@types')
  const compilerOptions = { noEmit: false, declaration: true, outDir: output, rootDir: source, typeRoots: [types] }
  const extended = join(root, folder, 'tsconfig.json')
  const exclude = ['**/*.test.ts', 'testing', 'dist', 'node_modules'].map((pattern) => join(source, pattern))
  const settings = { extends: extended, compilerOptions, include: [join(source, '**/*.ts')], exclude }
  await writeFile(configuration, JSON.stringify(settings))
  // A type error is the business of `npm test`: the compiler writes all the same.
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
  await run([process.execPath, compiler, '--project', configuration], { isFailureFine: true })
  for (const name of await readdir(source)) {
    if (/\.(js|d\.ts|json|css|html)$/.test(name) && !/^(package|tsconfig|openapi)\.json$/.test(name)) {
      await cp(join(source, name), join(output, name))
    }
  }
  for (const name of await readdir(output, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue
    const text = await readFile(join(output, name), 'utf8')
    // The compiler does not rewrite extensions in declarations; scripts/build.ts does the same.
    await writeFile(join(output, name), text.replaceAll(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/g, '$1$2.js$3'))
  }
}

/** Links what one package of the workspace depends on, unless it is there; scopes member by member. */
async function link(source: string, target: string): Promise<void> {
  for (const name of await readdir(source).catch(() => [])) {
    if (name.startsWith('.') || name === '@bulk-import') continue
    if (name.startsWith('@')) {
      await mkdir(join(target, name), { recursive: true })
      await link(join(source, name), join(target, name))
    } else if (!existsSync(join(target, name))) await symlink(join(source, name), join(target, name))
  }
}
