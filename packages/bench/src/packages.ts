import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './child.ts'

/** Installs the packages of this project into a folder from the tarballs that would be published, as a user does. */
export async function installPackages(folder: string): Promise<string> {
  await run([process.execPath, join(root, 'scripts/release.ts'), '--output', folder])
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`)
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline']
  await run(['npm', 'install', ...flags, ...tarballs], { cwd: folder })
  return folder
}
