import { join } from 'node:path'
import { root, run } from '../child.ts'
import type { Context } from '../context.ts'
import { goal, type Section, table } from '../report.ts'
import { spread } from '../statistics.ts'

/** What someone waits for who has just cloned the project. The only kind that always needs a package registry. */
export async function start(context: Context): Promise<Section> {
  const parent = await context.folder()
  const cwd = join(parent, 'project')
  await run(['git', 'clone', '--quiet', root, cwd])
  const store = join(parent, 'store')
  const environment = {
    npm_config_cache: join(parent, 'npm-cache'),
    npm_config_store_dir: store,
    pnpm_config_store_dir: store,
    XDG_CACHE_HOME: join(parent, 'cache'),
    XDG_DATA_HOME: join(parent, 'data'),
  }
  const once = () => run(['npm', 'start', '--', '--once', '--port', '0'], { cwd, environment })
  const first = (await once()).seconds
  const again: number[] = []
  for (let round = 0; round < context.pick(7, 3); round++) again.push((await once()).seconds)
  const figures = { 'first time, empty caches, with the install': first, again: spread(again) }
  return {
    title: 'Start of the project',
    tables: [
      table('npm start -- --once', Object.keys(figures), { seconds: (name) => figures[name as keyof typeof figures] }),
    ],
    goals: [goal('npm start, again', figures.again.median, 'at most', 1.5, ' s')],
  }
}
