import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The folder that holds the whole project. */
export const root = join(import.meta.dirname, '../..')

/** The pinned pnpm as npx takes it, `pnpm@12.21.0`: the hash behind it is for Corepack. */
export function pinnedPnpm(): string {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string }
  return packageManager.replace(/\+.*/, '')
}

/** What Node has compiled of the tools and of our sources, for the next process that loads them. */
export const compileCache = join(root, 'node_modules/.cache/bulk-import/compiled')

/** For the tools that scripts start: found in the workspace, without telemetry and update notices. */
export const toolEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: compileCache,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
}
