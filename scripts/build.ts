import { join } from 'node:path'
import { compile } from './build/compile.ts'
import { copyInternal } from './build/internal.ts'
import { root } from './lib/workspace.ts'
import { readOptions } from './release/options.ts'

/** The packages that are published, each after those that it depends on. */
export const packageFolders = ['generated', 'packages/client', 'packages/mock', 'packages/verify', 'packages/cli']

/**
 * Writes the JavaScript and the declarations of a package, with what it uses of `@bulk-import/internal`, to its `dist/`, or to another
 * folder, and nothing elsewhere. The workspace itself runs the sources.
 *
 * @throws with what the compiler says, when it finds an error
 */
export function build(folder: string, output = join(root, folder, 'dist')): void {
  compile(folder, output)
  copyInternal(output)
}

if (import.meta.main) {
  readOptions('Usage: pnpm build', {})
  for (const folder of packageFolders) {
    build(folder)
    console.log(`Built ${folder}/dist.`)
  }
}
