import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/workspace.ts'
import { here, run } from './child.ts'
import type { Context } from './context.ts'
import { type Cell, type Goal, number, type Table } from './report.ts'
import { serve } from './server.ts'
import { growthExponent, spread } from './statistics.ts'

interface Generation {
  types: number
  validators: number
  rest: number
  cases: number
  memoryMb: number
}

/** The costs of one size, each round's, in seconds; by name. */
type Costs = Record<string, number[]>

/** `cases.ts` of a thousand operations is 219 MB, and TypeScript 7.0.2 refuses it after a minute (TS2590). */
const mostOperationsWithCases = 100

/** How generating, checking the types and starting the mock grow with the number of operations. */
export async function growth(context: Context): Promise<{ table: Table; goals: Goal[] }> {
  const sizes = context.isQuick ? [1, 10] : [1, 10, 100, 1000]
  const points: { size: number; costs: Costs }[] = []
  for (const size of sizes) points.push({ size, costs: await measure(size, size < 1000 ? context.pick(3, 1) : 1) })
  const names = Object.keys(points[0]?.costs ?? {})
  const exponent = (name: string) => {
    const found = points.flatMap(({ size, costs }) =>
      costs[name]?.length ? [{ size, cost: spread(costs[name]).median }] : [],
    )
    return growthExponent(found.slice(-2))
  }
  return {
    table: {
      title: 'Growth with the number of operations (seconds)',
      columns: [...sizes.map((size) => `${size}`), 'exponent'],
      rows: names.map((name) => ({
        name,
        cells: [
          ...points.map(({ costs }): Cell => (costs[name]?.length ? spread(costs[name]) : undefined)),
          exponent(name),
        ],
      })),
      note: `The contract with synthetic copies of Initiate that share nothing. The exponent is that of the last step, from
the second largest size to the largest: 1 is linear growth, 2 quadratic. The mock plays Initiate alone, so what grows for
it is what it loads; Prism, which plays them all, is beside it. The documentation page, which is of one operation, is left out. Type checks with cases end at ${mostOperationsWithCases} operations: the cases of 1,000
are 219 MB of source, for which TypeScript 7.0.2 gives up after a minute (TS2590, seen on 2026-11-23).`,
    },
    goals: ['generate', 'type check, without cases', 'type check', 'mock: first answer'].map((name) => ({
      what: `${name} grows no faster than linearly`,
      wanted: 'exponent at most 1.1',
      got: number(exponent(name)),
      isMet: exponent(name) <= 1.1,
    })),
  }
}

async function measure(operations: number, rounds: number): Promise<Costs> {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-growth-'))
  const costs: Costs = {
    bundle: [],
    generate: [],
    '– types': [],
    '– validators': [],
    '– cases': [],
    'type check, without cases': [],
    'type check': [],
    'mock: first answer': [],
    'prism mock: first answer': [],
  }
  const note = (name: string, seconds: number) => costs[name]?.push(seconds)
  try {
    const contract = join(folder, 'contract')
    for (let round = 0; round < rounds; round++) {
      const { types, validators, rest, cases } = await generate(operations, contract)
      note('generate', types + validators + rest + cases)
      note('– types', types)
      note('– validators', validators)
      note('– cases', cases)
      const document = join(contract, 'openapi.yaml')
      const bundled = join(folder, 'bundled.yaml')
      note(
        'bundle',
        (await run(['redocly', 'bundle', document, '--output', bundled], { cwd: folder })).milliseconds / 1000,
      )
      note('type check, without cases', await typeCheck(contract, ['cases.ts']))
      if (operations <= mostOperationsWithCases) note('type check', await typeCheck(contract, []))
      note('mock: first answer', await firstAnswer(await mockOf(folder)))
      const prism = join(here, 'node_modules/@stoplight/prism-cli/dist/index.js')
      note(
        'prism mock: first answer',
        await firstAnswer((port) => [process.execPath, prism, 'mock', '-p', port, document]),
      )
    }
    return costs
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function generate(operations: number, folder: string): Promise<Generation> {
  const file = join(here, 'src/programs/generate-grown.ts')
  const { output } = await run([process.execPath, '--max-old-space-size=8192', file, String(operations), folder])
  return JSON.parse(output) as Generation
}

async function typeCheck(folder: string, exclude: string[]): Promise<number> {
  const settings = { extends: join(root, 'tsconfig.base.json'), include: ['*.ts'], exclude }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
  return (await run([process.execPath, compiler, '--project', folder])).milliseconds / 1000
}

/** A copy of the mock that takes its contract from the folder. */
async function mockOf(folder: string): Promise<(port: string) => string[]> {
  const target = join(folder, 'mock')
  const source = join(root, 'packages/mock')
  const isThere = await stat(target).catch(() => undefined)
  if (!isThere) {
    await mkdir(join(target, 'node_modules/@bulk-import'), { recursive: true })
    await cp(join(source, 'src'), join(target, 'src'), { recursive: true })
    await cp(join(source, 'package.json'), join(target, 'package.json'))
    await symlink(join(folder, 'contract'), join(target, 'node_modules/@bulk-import/contract'))
    for (const name of await readdir(join(source, 'node_modules'))) {
      if (name.startsWith('.') || name === '@bulk-import') continue
      await symlink(join(source, 'node_modules', name), join(target, 'node_modules', name))
    }
    const code = "import { startMock } from './src/index.ts'\nawait startMock({ port: Number(process.argv[2]) })\n"
    await writeFile(join(target, 'start.ts'), code)
  }
  return (port) => [process.execPath, join(target, 'start.ts'), port]
}

async function firstAnswer(command: (port: string) => string[]): Promise<number> {
  const server = await serve((port) => command(String(port)))
  await server.close()
  return server.firstAnswerMs / 1000
}
