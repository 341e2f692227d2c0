import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { root, run } from '../child.ts'
import { document } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Section } from '../report.ts'
import { growthExponent, spread } from '../statistics.ts'
import { type Document, withCopies } from '../synthetic.ts'

const commands = ['generate', 'type check'] as const
type Seconds = Record<(typeof commands)[number], number[]>

/** How long generating a contract and checking its types take, by the number of operations. */
export async function types(context: Context): Promise<Section> {
  const contract = parse(await readFile(document, 'utf8')) as Document
  const points: { size: number; seconds: Seconds }[] = []
  for (const size of [1, 10, context.pick(100, 20), context.pick(1000, 40)]) {
    const folder = await context.folder()
    await writeFile(join(folder, 'openapi.yaml'), stringify(withCopies(contract, size)))
    points.push({ size, seconds: await measure(folder, size < 1000 ? context.pick(3, 1) : 1) })
  }
  const exponent = (command: keyof Seconds) =>
    growthExponent(points.slice(-2).map(({ size, seconds }) => ({ size, cost: spread(seconds[command]).median })))
  return {
    title: 'Types',
    introduction: `\`pnpm generate --document … --output …\` on the contract with synthetic copies of Initiate that share nothing, and
\`tsc\` on what it wrote, processes and all. The exponent is that of the last step: 1 is linear growth, 2 quadratic.`,
    tables: [
      {
        title: 'Seconds by operations',
        columns: [...points.map(({ size }) => String(size)), 'exponent'],
        rows: commands.map((name) => ({
          name,
          cells: [...points.map(({ seconds }) => spread(seconds[name])), exponent(name)],
        })),
      },
    ],
    goals: commands.map((name) => goal(`exponent of ${name}`, exponent(name), { maximum: 1.1 })),
  }
}

async function measure(folder: string, rounds: number): Promise<Seconds> {
  const output = join(folder, 'contract')
  // The cases of a thousand operations do not fit into what Node takes by itself.
  const generate = [
    '--max-old-space-size=8192',
    'scripts/generate.ts',
    '--document',
    join(folder, 'openapi.yaml'),
    '--output',
    output,
  ]
  const project = join(folder, 'tsconfig.json')
  await writeFile(project, JSON.stringify({ extends: join(root, 'tsconfig.base.json'), include: ['contract/*.ts'] }))
  const check = ['node_modules/typescript-7/bin/tsc', '--project', project]
  const seconds: Seconds = { generate: [], 'type check': [] }
  for (let round = 0; round < rounds; round++) {
    seconds.generate.push((await run([process.execPath, ...generate], { cwd: root })).seconds)
    seconds['type check'].push((await run([process.execPath, ...check], { cwd: root })).seconds)
  }
  return seconds
}
