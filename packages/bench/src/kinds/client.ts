import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { program } from '../child.ts'
import { clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Section } from '../report.ts'
import { interleave, ratio, spread } from '../statistics.ts'

const names = Object.keys(clients)

/** What a call costs: the client's own work, against a stub of fetch. */
export async function client(context: Context): Promise<Section> {
  const generated = await context.clients()
  for (const { file } of Object.values(clients)) {
    const { code } = await generated.bundle(`export { prepare } from './${file}.mjs'`, { isMinified: false })
    await writeFile(join(generated.folder, `${file}.mjs`), code)
  }
  const times = await interleave(names, context.pick(9, 3), (name) =>
    program<number>('time-calls.ts', join(generated.folder, `${clients[name]?.file}.mjs`), context.pick(600, 200)),
  )
  const to = (name: string, base: string) => ratio(times.get(name) ?? [], times.get(base) ?? [])
  return {
    title: 'Client',
    introduction: `One call of Initiate with five properties, up to the parsed response. The stub of \`fetch\` returns a new Response at once and
reads no body; a client that passes it a Request has already paid for creating one. "ours" checks the request and the response,
limits the call by a deadline and each attempt by a timeout, and reads the token exactly; "ours, ./http" checks nothing, and puts
the transport of "ours" below openapi-fetch.`,
    tables: [
      {
        title: 'One call after the other against a stub of fetch',
        columns: ['to openapi-fetch', 'to hey-api with zod', 'microseconds a call', 'checks'],
        rows: names.map((name) => ({
          name,
          cells: [
            to(name, 'openapi-fetch'),
            to(name, 'hey-api with zod'),
            spread(times.get(name) ?? []),
            clients[name]?.checks,
          ],
        })),
      },
    ],
    goals: [
      goal('a call of ours to one of openapi-fetch', to('ours', 'openapi-fetch').median, { maximum: 1.1 }, ' ×'),
      goal('a call of ours to one of hey-api with zod', to('ours', 'hey-api with zod').median, { maximum: 0.6 }, ' ×'),
    ],
  }
}
