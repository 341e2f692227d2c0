import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { contractFiles, filesOfFile } from './generate/contract-files.ts'
import { notice } from './generate/package-files.ts'
import { root } from './lib/workspace.ts'

const usage = `Usage: pnpm generate [--document <file> --output <folder>]

Writes generated/ from spec/; or the same from any OpenAPI 3.1 document to a folder, which may be new.

  --document <file>   OpenAPI 3.1 document, in YAML or JSON; files that it refers to are read as well
  --output <folder>   where its types, validators, checks and cases are written
  --help              show help`

/** What makes a folder a package that compiles on its own. Each is written once: it may be edited. */
const packageFiles = {
  'package.json': {
    name: 'generated-contract',
    private: true,
    type: 'module',
    sideEffects: false,
    exports: { '.': './index.ts', './cases': './cases.ts', './openapi.json': './openapi.json' },
  },
  'tsconfig.json': {
    compilerOptions: {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      types: [],
    },
    include: ['*.ts'],
  },
}

/** Writes the package of a document to a folder, whole or not at all. Returns how many files. */
export async function generate({ document, output }: { document: string; output: string }): Promise<number> {
  const files = await filesOfFile(document)
  await refuseForeign(output, [...files.keys()])
  for (const [name, content] of Object.entries(packageFiles)) {
    if (!existsSync(join(output, name))) files.set(name, `${JSON.stringify(content, undefined, 2)}\n`)
  }
  await write(files, output)
  return files.size
}

/** @throws when the folder has a file of one of the names that was not written by this command */
async function refuseForeign(folder: string, names: readonly string[]): Promise<void> {
  const index = await readFile(join(folder, 'index.ts'), 'utf8').catch(() => '')
  if (index.startsWith(notice)) return
  for (const name of names) {
    if (existsSync(join(folder, name)))
      throw new Error(`Cannot write to ${folder}: its ${name} was not generated. Choose another folder with --output.`)
  }
}

/** Everything is on the disk before the first file takes its place. */
async function write(files: ReadonlyMap<string, string>, output: string): Promise<void> {
  const folder = resolve(output)
  await mkdir(folder, { recursive: true })
  const staging = await mkdtemp(join(folder, '.generating-'))
  try {
    for (const [name, content] of files) {
      await mkdir(dirname(join(staging, name)), { recursive: true })
      await writeFile(join(staging, name), content)
    }
    for (const name of files.keys()) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await rename(join(staging, name), join(folder, name))
    }
  } finally {
    await rm(staging, { recursive: true })
  }
}

/** Returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const options = { document: { type: 'string' }, output: { type: 'string' }, help: { type: 'boolean' } } as const
  let given: { document?: string; output?: string; help?: boolean }
  try {
    given = parseArgs({ args, options }).values
    if ((given.document === undefined) !== (given.output === undefined))
      throw new Error('--document and --output are given together.')
  } catch (error) {
    console.error(`error: ${(error as Error).message}\n${usage}`)
    return 2
  }
  const { document, output, help } = given
  if (help) {
    console.log(usage)
    return 0
  }
  try {
    if (document !== undefined && output !== undefined) {
      console.log(`Wrote ${await generate({ document, output })} files to ${output}.`)
      return 0
    }
    const files = await contractFiles()
    await write(files, join(root, 'generated'))
    console.log(`Wrote ${files.size} files to ${relative(process.cwd(), join(root, 'generated')) || '.'}/.`)
    return 0
  } catch (error) {
    console.error((error as Error).message)
    return 1
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
