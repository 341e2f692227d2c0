import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile } from './build/compile.ts'
import { copyInternal } from './build/internal.ts'
import { readOptions } from './lib/options.ts'
import { root } from './lib/workspace.ts'

/** The packages that are published, each after those that it depends on. */
export const packageFolders = [
  'generated',
  'packages/client',
  'packages/run',
  'packages/mock',
  'packages/verify',
  'packages/cli',
]

/**
 * Writes the JavaScript and the declarations of a package, with what it uses of `@bulk-import/internal`, to its `dist/`, or to another
 * folder, and nothing elsewhere; the command line gets the documentation page as well. The workspace itself runs the sources.
 *
 * @throws with what the compiler says, when it finds an error
 */
export async function build(folder: string, output = join(root, folder, 'dist')): Promise<void> {
  compile(folder, output)
  copyInternal(output)
  if (folder !== 'packages/cli') return
  const { cachedDocsPage } = await import('@bulk-import/docs/cache') // publishing has nothing installed
  await copyFile(await cachedDocsPage(), join(output, 'docs.html'))
}

if (import.meta.main) {
  readOptions('Usage: pnpm build', {})
  for (const folder of packageFolders) {
    await build(folder)
    console.log(`Built ${folder}/dist.`)
  }
}
