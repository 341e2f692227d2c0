import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { build } from 'esbuild'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { describeInBrowser, useBrowser } from '../browser/support/browser.ts'
import { compilers } from '../support/type-check.ts'
import { installedIn, installInto, releaseInto, temporaryFolder } from './support/install.ts'
import { serveModules } from './support/serve-modules.ts'

const run = promisify(execFile)
const names = ['contract', 'client', 'run', 'mock', 'verify', 'cli'] as const
const folders = { tarballs: temporaryFolder(), application: temporaryFolder(), workshop: temporaryFolder() }
let tarballs: Record<string, string>
let printed: string
let mock: RunningMock

async function compile(compiler: string, resolution: string, folder: string, files: string[], options: object) {
  const project = join(folder, `tsconfig.${compiler.replaceAll('/', '-')}.${resolution}.json`)
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true, // the compiler's own, which take long and are none of our business
    exactOptionalPropertyTypes: true,
    resolveJsonModule: true,
    module: resolution === 'nodenext' ? 'nodenext' : 'preserve',
    moduleResolution: resolution,
    target: 'es2022',
    ...options,
  }
  writeFileSync(project, JSON.stringify({ compilerOptions, files }))
  const [name = ''] = compiler.split('/')
  const given =
    name === 'typescript-7' // has no API, and is fast
      ? [join(root, 'node_modules', compiler), '--project', project, '--pretty', 'false']
      : [join(import.meta.dirname, 'support/check-project.ts'), name, project]
  const { stdout } = await run(process.execPath, given).catch((error: { stdout: string }) => error)
  expect(stdout).toBe('')
}

/** One project has the client alone, another everything. */
beforeAll(async () => {
  ;({ tarballs, stdout: printed } = await releaseInto(folders.tarballs))
  const { contract = '', client = '' } = tarballs
  await installInto(folders.application, { contract, client })
  await installInto(folders.workshop, tarballs, ['@types/node'])
  mock = await startMock({ cors: true })
})
afterAll(async () => {
  await mock?.close()
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true })
})

it('a rehearsal says that nothing can be published while package.json names no repository, and goes on', () => {
  expect(printed).toMatch(/^Notice: "repository" in package\.json is empty.*\nNothing was published/m)
})

describe.each(names)('the tarball of %s', (name) => {
  const tarball = () => tarballs[name] ?? ''

  it('holds what is built, its manifest, README and LICENSE, and its documents, and nothing else', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball()])
    const files = stdout.trim().split('\n')
    expect(files).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/package.json']))
    const documents = {
      contract: '|(provisional/)?openapi(\\.plain)?\\.(json|yaml)|dist/(provisional/)?cases\\.json',
      verify: '|dist/reports/html\\.css',
      cli: '|bin/bulk-import\\.mjs|dist/docs\\.html',
    }
    const own = Object.entries(documents).find(([owner]) => owner === name)?.[1] ?? ''
    const belonging = new RegExp(
      `^package/(LICENSE|README\\.md|CHANGELOG\\.md|package\\.json|dist/[\\w/-]+(\\.js|\\.d\\.ts|\\.schema\\.json)${own})$`,
    )
    const isOfDevelopers = /\.test\.|\/(testing|test|bench)\//
    expect(files.filter((file) => !belonging.test(file) || isOfDevelopers.test(file))).toEqual([])
  })

  it('names versions where the workspace has links, and nothing for developers', async () => {
    const { stdout } = await run('tar', ['-xzOf', tarball(), 'package/package.json'])
    expect(stdout).not.toMatch(/workspace:|devDependencies|\.\/src\/|internal/)
  })

  it('names no module that several packages share in a declaration that its entries lead to', () => {
    const path = join(folders.workshop, 'node_modules/@bulk-import', name)
    const { exports } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>
    }
    const entries = Object.values(exports).flatMap((entry) => (entry as { types?: string }).types ?? [])
    const declarations = new Set(entries.map((entry) => join(path, entry)))
    for (const file of declarations) {
      const text = readFileSync(file, 'utf8')
      const named = [...text.matchAll(/(?:from |import\()['"](\.[^'"]*)\.js['"]/g)].map(([, module]) => module)
      for (const module of named) declarations.add(join(file, '..', `${module}.d.ts`))
    }
    expect([...declarations].filter((file) => file.includes('/internal/'))).toEqual([])
  })

  it('gives publint nothing to say', async () => {
    const data = readFileSync(tarball())
    const buffer = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
    const { messages } = await publint({ pack: { tarball: buffer as ArrayBuffer }, strict: true })
    expect(messages).toEqual([])
  })

  // Only ES modules are published (Node can require them from 22.12 on), and documents have no types.
  it('has the right types for every entry, says are-the-types-wrong of ES modules', async () => {
    const excludeEntrypoints = [/\.yaml$/]
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball())), { excludeEntrypoints })
    if (!analysis.types) expect.fail('There are no types.')
    const isOfModules = (problem: Problem) =>
      !('resolutionKind' in problem) || !['node10', 'node16-cjs'].includes(problem.resolutionKind)
    expect(analysis.types.kind).toBe('included')
    expect(Object.keys(analysis.entrypoints)).not.toEqual([])
    expect(analysis.problems.filter(isOfModules)).toEqual([])
  })
})

describe('who installs all packages', () => {
  const folder = temporaryFolder()
  let installed: ReturnType<typeof installedIn>
  beforeAll(async () => {
    await installInto(folder, tarballs)
    installed = installedIn(folder)
    return () => rmSync(folder, { recursive: true })
  })

  it('gets at most 10 packages, ours included, of 5 MB', () => {
    expect(installed.length).toBeGreaterThan(names.length)
    expect(installed.length).toBeLessThanOrEqual(10)
    expect(installed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBeLessThanOrEqual(5_000_000)
  })

  it('runs no script that comes with one of them', () => {
    const scripts = installed.flatMap(({ manifest }) => Object.keys(manifest.scripts ?? {}))
    expect(scripts.filter((name) => /^(pre|post)?install$/.test(name))).toEqual([])
    expect(installed.filter(({ path }) => existsSync(join(path, 'binding.gyp')))).toEqual([]) // npm runs node-gyp for it
  })

  it('can do so with engine-strict on the first Node 22', () => {
    const ranges = installed.map(({ manifest }) => manifest.engines?.node ?? '>=0')
    const oldest = ranges.map((range) => /^>= ?([\d.]+)$/.exec(range)?.[1] ?? `unknown: ${range}`)
    expect(oldest.filter((version) => version.localeCompare('22', 'en', { numeric: true }) > 0)).toEqual([])
  })
})

describe('a project that has installed the packages', () => {
  const lib = ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable']

  // Bundlers resolve alike with each compiler; are-the-types-wrong has looked at that with an older one.
  const newest = compilers[2]
  it.concurrent.each([
    ...compilers.map(([title, path]) => [title, 'nodenext', path] as const),
    [newest[0], 'bundler', newest[1]] as const,
  ])('compiles strictly with %s and %s resolution, declarations of the packages included', (_, resolution, path) =>
    compile(path, resolution, folders.workshop, ['client.ts', 'tools.ts'], { lib, types: ['node'] }),
  )

  it.concurrent.each(['nodenext', 'bundler'])(
    'compiles without the types of Node where it has the client alone, with %s resolution',
    (resolution) =>
      compile('typescript-7/bin/tsc', resolution, folders.application, ['client.ts'], {
        lib: ['es2022', 'dom'],
        types: [],
      }),
  )

  it('starts an import and stages a record from Node 24', async () => {
    mock.reset()
    const { stdout } = await run(process.execPath, [join(folders.application, 'main.js'), mock.url])
    expect(stdout).toBe('Initiated with a token of type string, Staging with 1 record')
    expect(mock.imports()).toHaveLength(1)
  })

  it('runs the command: its version, a request in rehearsal, and its documentation', async () => {
    const bin = join(folders.workshop, 'node_modules/@bulk-import/cli/bin/bulk-import.mjs')
    const call = (...words: string[]) => run(process.execPath, [bin, ...words])
    expect((await call('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    const request = ['initiate', '--client-id', 'ACME_CORP', '--name', 'CRM sync']
    expect((await call(...request, '--dry-run')).stdout).toContain('CRM sync')
    const page = join(folders.workshop, 'page.html')
    await call('docs', '--output', page)
    expect(readFileSync(page, 'utf8')).toContain('DataStageDuration')
  })
})

const initiating = `import { createClient } from '@bulk-import/client'
const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer x', baseUrl: 'https://host.example' })
const session = await client.initiate({ Name: 'CRM sync' })
console.log(session)`
const importing = `import { continueImport } from '@bulk-import/client/provisional'
${initiating}
const bulk = continueImport(client, session)
await bulk.stage([{}])
await bulk.execute()
console.log(await bulk.retrieveStatus())
for await (const failed of bulk.retrieveExceptions()) console.log(failed)`

describe('with the installed client', () => {
  it.each([
    ['performs Initiate', initiating, 17_700],
    ['carries out a whole import (provisional)', importing, 23_200],
  ])(
    'a program that %s stays within its budget; it keeps it from growing, and is not the goal',
    async (_, contents, budget) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: folders.application },
        bundle: true,
        write: false,
        minify: true,
        format: 'esm',
        target: 'es2022',
        platform: 'neutral', // nothing of Node is found
        mainFields: ['module', 'main'],
        legalComments: 'none',
      })
      const sizeBytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
      expect(sizeBytes).toBeGreaterThan(5000) // less would mean that the client is not in it
      expect(sizeBytes).toBeLessThanOrEqual(budget)
    },
  )
})

describeInBrowser('a page that loads the installed client without a bundler', () => {
  const visit = useBrowser()

  it('starts an import and stages a record', async () => {
    mock.reset()
    await using pages = await serveModules(folders.application)
    const { page, messages } = await visit(`${pages.url}/?mock=${encodeURIComponent(mock.url)}`)
    await page.waitForFunction('document.title !== ""')
    expect({ title: await page.title(), messages }).toEqual({
      title: 'Initiated with a token of type string, Staging with 1 record',
      messages: [],
    })
    expect(mock.imports()).toHaveLength(1)
  })
})
