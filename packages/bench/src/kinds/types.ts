import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../../../scripts/lib/workspace.ts'
import { here, run } from '../child.ts'
import { consumerSource, consumers } from '../consumers.ts'
import type { Context } from '../context.ts'
import { versions } from '../peers.ts'
import type { Section, Table } from '../report.ts'
import { interleave, ratio, spread } from '../statistics.ts'

interface Check {
  instantiations: number
  types: number
  seconds: number
}

const { typescript, 'typescript-7': typescript7 } = versions()
const compilers: Record<string, string> = {
  [`TypeScript ${typescript}`]: join(here, 'node_modules/typescript/bin/tsc'),
  [`TypeScript ${typescript7}`]: join(root, 'node_modules/typescript-7/bin/tsc'),
}

const names = Object.keys(consumers)
const base = 'openapi-fetch'

/** What a consumer's type check costs with so many calls in its code. */
export async function types(context: Context): Promise<Section> {
  const generated = await context.clients()
  const folder = join(generated.folder, 'types')
  await mkdir(folder)
  await copyFile(join(root, 'generated/openapi.ts'), join(generated.folder, 'openapi.ts'))
  const own = join(await context.packed(), 'node_modules/@bulk-import')
  const paths = {
    '@bulk-import/client': [join(own, 'client/dist/index.d.ts')],
    '@bulk-import/client/http': [join(own, 'client/dist/http.d.ts')],
  }
  const sizes = context.isQuick ? [1, 100] : [1, 100, 1000]
  for (const size of sizes) {
    for (const name of names) await prepare(folder, name, size, paths)
  }
  const tables: Table[] = []
  for (const [title, compiler] of Object.entries(compilers))
    tables.push(...(await compare(context, title, compiler, folder, sizes)))
  return {
    title: 'Types',
    introduction: `\`tsc --noEmit --extendedDiagnostics\` of one file with so many calls. Generated clients are checked as the source that they
are; ours as the declarations that its package carries; openapi-fetch with our openapi.ts. Seconds are the compiler's total time.`,
    tables,
    goals: [],
  }
}

async function prepare(folder: string, name: string, calls: number, paths: Record<string, string[]>): Promise<void> {
  const file = fileOf(name, calls)
  await writeFile(join(folder, `${file}.ts`), consumerSource(name, calls))
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
    paths,
  }
  await writeFile(join(folder, `${file}.json`), JSON.stringify({ compilerOptions, files: [`${file}.ts`] }))
}

async function compare(
  context: Context,
  title: string,
  compiler: string,
  folder: string,
  sizes: number[],
): Promise<Table[]> {
  const keys = names.flatMap((name) => sizes.map((size) => fileOf(name, size)))
  const checks = await interleave(keys, context.pick(3, 1), async (key): Promise<Check> => {
    const command = [process.execPath, compiler, '--project', join(folder, `${key}.json`), '--extendedDiagnostics']
    const { output } = await run(command, { cwd: folder })
    const figure = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(output)?.[1])
    return { instantiations: figure('Instantiations'), types: figure('Types'), seconds: figure('Total time') }
  })
  const of = (name: string, size: number, figure: keyof Check) =>
    (checks.get(fileOf(name, size)) ?? []).map((check) => check[figure])
  const heads = sizes.map((size) => `${size}`)
  return [
    {
      title: `${title}: seconds by calls`,
      columns: [`to ${base} at ${heads.at(-1)}`, ...heads],
      rows: names.map((name) => ({
        name,
        cells: [
          ratio(of(name, sizes.at(-1) ?? 1, 'seconds'), of(base, sizes.at(-1) ?? 1, 'seconds')),
          ...sizes.map((size) => spread(of(name, size, 'seconds'))),
        ],
      })),
    },
    {
      title: `${title}: instantiations by calls`,
      columns: heads,
      rows: names.map((name) => ({ name, cells: sizes.map((size) => of(name, size, 'instantiations')[0]) })),
    },
  ]
}

function fileOf(name: string, calls: number): string {
  return `${name.replaceAll(/[^a-z]+/g, '-')}-${calls}`
}
