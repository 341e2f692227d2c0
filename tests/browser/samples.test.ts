import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { operations } from '@bulk-import/contract'
import { type Call, curl, initiateSamples, mockUrl } from '@bulk-import/docs'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { requestExamples } from '../support/requests.ts'

const run = promisify(execFile)
const { method, pathTemplate, parameters } = operations.initiate
const samples = [...initiateSamples, curl]

let folder: string
let env: NodeJS.ProcessEnv
let mock: RunningMock

beforeAll(async () => {
  mkdirSync(join(root, 'tests/.cache'), { recursive: true })
  folder = mkdtempSync(join(root, 'tests/.cache/samples-')) // inside the workspace, so that its packages are found
  const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'packages/cli/bin/bulk-import.mjs')}' "$@"\n`
  writeFileSync(join(folder, 'bulk-import'), command)
  chmodSync(join(folder, 'bulk-import'), 0o755)
  env = {
    ...process.env,
    PATH: [folder, process.env.PATH].join(delimiter),
    BULK_IMPORT_AUTHORIZATION: 'Bearer any',
  }
  mock = await startMock()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await mock.close()
})

/** Not every machine has curl; the two other ways need nothing but this workspace. */
const hasCurl = spawnSync('curl', ['--version']).status === 0
const shells = samples.filter(({ title }) => title === 'Command line' || (title === 'curl' && hasCurl))
const typescript = samples.find(({ title }) => title === 'TypeScript')?.write ?? (() => '')

const requests: (readonly [string, unknown])[] = [
  ...requestExamples,
  ['Quoted', { Name: `It's "quoted" \\ $HOME \`x\``, ImportAction: 'Add' }],
  ['Dashed', { Name: '--delete', ImportAction: 'Add', RefreshTags: false }],
]

describe('a sample of the documentation page', () => {
  it.each(
    requests.flatMap(([name, request]) => shells.map((sample) => [sample.title, name, request, sample] as const)),
  )('starts by the sample in %s the import %s against the mock', async (_title, _name, request, { write }) => {
    mock.reset()
    await run('sh', ['-ec', write({ ...call(request), baseUrl: mock.url })], { env })
    expectImports([request])
  })

  it('starts by the samples in TypeScript each import against the mock', async () => {
    mock.reset()
    const modules = requests.map(([name, request]) => {
      writeFileSync(join(folder, `run-${name}.mts`), typescript({ ...call(request), baseUrl: mock.url }))
      return `await import('./run-${name}.mts')\n`
    })
    writeFileSync(join(folder, 'run.mts'), modules.join(''))
    const { stdout } = await run(process.execPath, [join(folder, 'run.mts')], { env })
    expect(stdout.match(/: Initiated, until \d{4}-/g)).toHaveLength(requests.length)
    expectImports(requests.map(([, request]) => request))
  })

  it('compiles the samples in TypeScript strictly', () => {
    const files = requests.map(([name, request]) => {
      writeFileSync(join(folder, `${name}.mts`), typescript(call(request)))
      return `${name}.mts`
    })
    const configuration = { extends: join(root, 'tsconfig.base.json'), compilerOptions: { types: ['node'] }, files }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    execFileSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '--project', folder])
  })

  it('shows the samples on the page as they are tested', async () => {
    const page = readFileSync(await cachedDocsPage(), 'utf8')
    const shown = [...page.matchAll(/<pre[^>]*>(.*?)<\/pre>/gs)].map(([, code]) => textOf(code ?? ''))
    const [, [, request] = []] = requestExamples
    for (const { write } of samples) expect(shown).toContain(write(call(request)))
  })
})

/** The call that the samples of the page make. */
function call(request: unknown): Call {
  return { method, pathTemplate, parameters, baseUrl: mockUrl, values: { clientId: 'ACME_CORP' }, request }
}

/** The mock has started what was asked for, once each and in this order. */
function expectImports(expected: unknown[]): void {
  const started = mock.imports()
  expect(started).toHaveLength(expected.length)
  for (const [index, request] of expected.entries()) {
    const { ReasonCode, ...settings } = request as Record<string, unknown>
    expect(started[index]?.settings).toMatchObject(settings)
    expect(started[index]?.reasonCode).toBe(ReasonCode)
  }
}

function textOf(markup: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  return markup.replaceAll(/<[^>]*>/g, '').replaceAll(/&(lt|gt|quot|amp);/g, (_, name) => characters[name] ?? '')
}
