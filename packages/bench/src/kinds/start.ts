import { join } from 'node:path'
import { root, run } from '../child.ts'
import type { Context } from '../context.ts'
import { goal, type Section } from '../report.ts'
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
  const cold = await once()
  const warm: number[] = []
  for (let round = 0; round < context.pick(7, 3); round++) warm.push((await once()).seconds)
  return {
    title: 'Start of the project',
    introduction: `\`npm start\` in a fresh clone of the last commit, up to the first response of the mock and the end of the command. The first time
it installs everything into empty caches, so that figure is above all the speed of the network and of the registry.`,
    tables: [
      {
        title: 'npm start -- --once',
        columns: ['seconds'],
        rows: [
          { name: 'first time, empty caches, with the install', cells: [cold.seconds] },
          { name: 'again', cells: [spread(warm)] },
        ],
      },
    ],
    goals: [goal('npm start, again', spread(warm).median, { maximum: 1.5 }, ' s')],
  }
}
