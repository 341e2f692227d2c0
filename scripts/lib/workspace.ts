import { delimiter, join } from 'node:path'

/** The folder that holds the whole project. */
export const root = join(import.meta.dirname, '../..')

/** For the tools that scripts start: found in the workspace, without telemetry and update notices. */
export const toolEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
}
