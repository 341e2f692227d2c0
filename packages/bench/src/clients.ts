import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { here, programCommand, root, run } from './child.ts'

/** Each client with the file of `clients/` that calls it, and what it checks. */
export const clients: Record<string, { file: string; checks: string }> = {
  'bare fetch': { file: 'bare-fetch', checks: 'nothing' },
  'redocly generate-client': { file: 'redocly', checks: 'nothing' },
  'openapi-fetch': { file: 'openapi-fetch', checks: 'nothing' },
  'hey-api with zod': { file: 'hey-api-zod', checks: 'both ways' },
  ours: { file: 'ours', checks: 'both ways' },
  'ours, ./http': { file: 'ours-http', checks: 'nothing' },
}

export const document = join(root, 'generated/openapi.yaml')

/** Lets every generator write its client from the contract into a folder. */
export async function generateClients(folder: string): Promise<string> {
  await symlink(join(here, 'node_modules'), join(folder, 'node_modules'))
  await run(programCommand('generate-clients.mjs', document, folder), { cwd: folder })
  await mkdir(join(folder, 'redocly'))
  await run(['redocly', 'generate-client', document, '--output', join(folder, 'redocly/client.ts')], { cwd: folder })
  return folder
}

/** A bundle of a program. Its imports from `generated/` are those of the folder. */
export async function bundle(folder: string, source: string, { minify }: { minify: boolean }): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: join(here, 'src/clients') },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    legalComments: 'none',
    logLevel: 'error',
    minify,
    alias: { generated: folder },
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('Cannot bundle a client: nothing was written.')
  return file.contents
}
