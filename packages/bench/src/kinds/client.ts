import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { program } from '../child.ts'
import { bundle, clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Section, table } from '../report.ts'
import { interleave } from '../statistics.ts'

const names = Object.keys(clients)

/** What a call costs: the client's own work, against a stub of fetch. */
export async function client(context: Context): Promise<Section> {
  const folder = await context.clients()
  for (const { file } of Object.values(clients)) {
    const code = await bundle(folder, `export { prepare } from './${file}.mjs'`, { minify: false })
    await writeFile(join(folder, `${file}.mjs`), code)
  }
  const times = await interleave(names, context.pick(9, 3), (name) =>
    program<{ microseconds: number }>(
      'time-calls.ts',
      join(folder, `${clients[name]?.file}.mjs`),
      context.pick(600, 200),
    ),
  )
  const to = (base: string) => (name: string) => times.ratio(name, base, 'microseconds')
  return {
    title: 'Client',
    tables: [
      table('One call after the other against a stub of fetch', names, {
        'to openapi-fetch': to('openapi-fetch'),
        'to hey-api with zod': to('hey-api with zod'),
        'microseconds a call': (name) => times.spread(name, 'microseconds'),
        checks: (name) => clients[name]?.checks,
      }),
    ],
    goals: [
      goal('a call of ours to one of openapi-fetch', to('openapi-fetch')('ours').median, 'at most', 1.1, ' ×'),
      goal('a call of ours to one of hey-api with zod', to('hey-api with zod')('ours').median, 'at most', 0.6, ' ×'),
    ],
  }
}
