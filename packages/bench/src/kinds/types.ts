import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { root, run } from '../child.ts'
import { document } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Section, table } from '../report.ts'
import { growthExponent, interleave, type Rounds } from '../statistics.ts'
import { type Document, withCopies } from '../synthetic.ts'

const names = ['generate', 'type check']

/** How long generating a contract and checking its types take, by the number of operations. */
export async function types(context: Context): Promise<Section> {
  const contract = parse(await readFile(document, 'utf8')) as Document
  const sizes = [1, 10, context.pick(100, 20), context.pick(1000, 40)]
  const seconds = new Map<number, Rounds<'seconds'>>()
  for (const size of sizes) {
    const folder = await context.folder()
    await writeFile(join(folder, 'openapi.yaml'), stringify(withCopies(contract, size)))
    seconds.set(size, await measure(folder, size < 1000 ? context.pick(3, 1) : 1))
  }
  const spread = (name: string, size: number) => seconds.get(size)?.spread(name, 'seconds')
  const exponent = (name: string) =>
    growthExponent(sizes.slice(-2).map((size) => ({ size, cost: spread(name, size)?.median ?? Number.NaN })))
  return {
    title: 'Types',
    tables: [
      table('Seconds by operations', names, {
        ...Object.fromEntries(sizes.map((size) => [size, (name: string) => spread(name, size)])),
        exponent,
      }),
    ],
    goals: names.map((name) => goal(`exponent of ${name}`, exponent(name), 'at most', 1.1)),
  }
}

async function measure(folder: string, rounds: number): Promise<Rounds<'seconds'>> {
  const project = join(folder, 'tsconfig.json')
  await writeFile(project, JSON.stringify({ extends: join(root, 'tsconfig.base.json'), include: ['contract/*.ts'] }))
  const paths = ['--document', join(folder, 'openapi.yaml'), '--output', join(folder, 'contract')]
  // The cases of a thousand operations do not fit into what Node takes by itself.
  const generate = ['--max-old-space-size=8192', 'scripts/generate.ts', ...paths]
  const check = ['node_modules/typescript-7/bin/tsc', '--project', project]
  return interleave(names, rounds, async (name) => {
    const { seconds } = await run([process.execPath, ...(name === 'generate' ? generate : check)], { cwd: root })
    return { seconds }
  })
}
