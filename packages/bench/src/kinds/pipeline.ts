import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { run } from '../child.ts'
import { cloneProject } from '../clone.ts'
import type { Context } from '../context.ts'
import { growth } from '../growth.ts'
import { goal, type Section, type Table } from '../report.ts'
import { interleave, spread } from '../statistics.ts'

/** What a contributor waits for, command by command, with what each does. */
const commands: Record<string, string[]> = {
  'lint of the code': ['node_modules/.bin/biome', 'ci', '.'],
  'lint of the contract': ['redocly', 'lint', 'source', 'bundle', '--config', 'spec/redocly.yaml'],
  bundle: ['redocly', 'bundle', 'spec/openapi.yaml', '--config', 'spec/redocly.yaml', '--output', '/dev/null'],
  'pnpm generate': ['node', 'scripts/generate.ts'],
  'pnpm contract:diff': ['node', 'scripts/contract-diff.ts', '--base', 'HEAD'],
}

/** What contributors wait for, in a clone of the last commit. */
export async function pipeline(context: Context): Promise<Section> {
  const clone = await cloneProject()
  try {
    const { folder: cwd } = clone
    context.say('  installing a clone …')
    await run(['npm', 'start', '--', '--once', '--port', '0'], { cwd })
    const suite = context.isQuick ? undefined : await wholeTest(cwd)
    // With nothing changed, the comparison would end at once.
    const bundled = join(cwd, 'generated/openapi.yaml')
    const edited = (await readFile(bundled, 'utf8')).replace('maximum: 10\n', 'maximum: 9\n')
    const times = await interleave(Object.keys(commands), context.pick(5, 2), async (name) => {
      if (name === 'pnpm contract:diff') await writeFile(bundled, edited)
      // The comparison ends with 0; lints may complain of what is committed, and take as long.
      const { milliseconds } = await run(commands[name] ?? [], { cwd, isFailureFine: true })
      return milliseconds / 1000
    })
    context.say('  growth …')
    const grown = await growth(context)
    const rows = [...times].map(([name, seconds]) => ({ name, cells: [spread(seconds)] }))
    if (suite !== undefined) rows.push({ name: `npm test: ${suite.line}`, cells: [spread([suite.seconds])] })
    const generate = spread(times.get('pnpm generate') ?? []).median
    return {
      title: 'Pipeline',
      introduction: `Whole commands in a clone of the last commit, processes and all. \`pnpm contract:diff\` compares with a document in which
one bound is narrower. \`npm test\` runs once. The rounds of growth run the modules of the generator on a document that is
in memory already; bundling it is a line of its own.`,
      tables: [
        { title: 'Commands', columns: ['seconds'], rows },
        ...(suite === undefined ? [] : [slowestOf(suite)]),
        grown.table,
      ],
      goals: [
        goal('pnpm generate', generate, { atMost: 3 }, ' s'),
        ...(suite === undefined ? [] : [goal('npm test', suite.seconds / 60, { atMost: 3 }, ' min')]),
        ...grown.goals,
      ],
    }
  } finally {
    await clone.remove()
  }
}

function slowestOf({ slowest }: Suite): Table {
  return {
    title: 'The slowest steps and test files of npm test',
    columns: ['seconds'],
    rows: slowest.map(([name, seconds]) => ({ name, cells: [seconds] })),
  }
}

interface Suite {
  seconds: number
  /** What it ended with. */
  line: string
  /** Its slowest steps and test files, in seconds. Test files run beside each other, one for each core. */
  slowest: [string, number][]
}

async function wholeTest(cwd: string): Promise<Suite> {
  const { output, milliseconds } = await run(['npm', 'test'], { cwd, isFailureFine: true })
  const line = /\d+ passed, \d+ failed$/m.exec(output)?.[0] ?? 'no result'
  const steps = [...output.matchAll(/^[✓✗] (.+) \(([\d.]+) s\)$/gm)].map(([, what = '', seconds]): [string, number] => [
    what,
    Number(seconds),
  ])
  const report = join(cwd, 'node_modules/.cache/bulk-import/vitest.json')
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    testResults: { name: string; startTime: number; endTime: number }[]
  }
  const files = testResults.map(({ name, startTime, endTime }): [string, number] => [
    relative(cwd, name),
    (endTime - startTime) / 1000,
  ])
  const slowest = [...steps, ...files].sort(([, one], [, other]) => other - one).slice(0, 12)
  return { seconds: milliseconds / 1000, line, slowest }
}
