import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/workspace.ts'
import { run } from './child.ts'

export interface Clone {
  folder: string
  /** Caches that nothing has filled yet: with them, an install fetches everything. */
  coldCaches: NodeJS.ProcessEnv
  remove(): Promise<void>
}

/** The last commit of this project in a temporary folder, as someone gets it who has just fetched it. */
export async function cloneProject(): Promise<Clone> {
  const parent = await mkdtemp(join(tmpdir(), 'bulk-import-clone-'))
  const folder = join(parent, 'project')
  await run(['git', 'clone', '--quiet', root, folder])
  const store = join(parent, 'store')
  return {
    folder,
    coldCaches: {
      npm_config_cache: join(parent, 'npm-cache'),
      npm_config_store_dir: store,
      pnpm_config_store_dir: store,
      XDG_CACHE_HOME: join(parent, 'cache'),
      XDG_DATA_HOME: join(parent, 'data'),
    },
    remove: () => rm(parent, { recursive: true, force: true }),
  }
}
