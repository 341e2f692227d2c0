import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { operations } from '@bulk-import/contract/provisional'
import openApi from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import { type Call, curl, mockUrl, samplesOf } from '@bulk-import/docs'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { requestExamples } from '../support/requests.ts'

const run = promisify(execFile)
const { method, pathTemplate, parameters } = operations.initiate
const samples = [...samplesOf('initiate'), curl]

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

  it('goes through a whole import by the samples of its steps, in each of the ways to write them', async () => {
    const ways = ['TypeScript', 'Command line', ...(hasCurl ? ['curl'] : [])]
    expect(await Promise.all(ways.map(wholeImport))).toEqual(ways.map(() => 'Completed'))
  })

  /** Runs each step by its sample against a mock of its own. */
  async function wholeImport(title: string): Promise<string | undefined> {
    const own = await startMock({ processingRate: 1e6 })
    const home = mkdtempSync(join(folder, 'whole-'))
    writeFileSync(join(home, 'people.ndjson'), '{"ProfileId":1}\n{"ProfileId":2}\n')
    const token = await initiateAt(own.url)
    writeFileSync(join(home, 'import.token'), `${token}\n`, { mode: 0o600 })
    for (const [step, request] of laterSteps) {
      const { method, pathTemplate, parameters } = operations[step]
      const sample = [...samplesOf(step)].find((one) => one.title === title)
      const values = { clientId: 'ACME_CORP', accessToken: token }
      const text = sample?.write({ method, pathTemplate, parameters, values, request, baseUrl: own.url }) ?? 'exit 1'
      const options = { cwd: home, env: { ...env, BULK_IMPORT_TOKEN: token } }
      writeFileSync(join(home, `${step}.mts`), text)
      if (title === 'TypeScript') await run(process.execPath, [`${step}.mts`], options)
      else await run('sh', ['-ec', text], options)
    }
    const last = own.imports().at(-1)
    await own.close()
    return last?.life?.status
  }

  it('shows the samples on the page as they are tested', async () => {
    const page = readFileSync(await cachedDocsPage(), 'utf8')
    const shown = [...page.matchAll(/<pre[^>]*>(.*?)<\/pre>/gs)].map(([, code]) => textOf(code ?? ''))
    const [, [, request] = []] = requestExamples
    for (const { write } of samples) expect(shown).toContain(write(call(request)))
    for (const [step, body] of laterSteps)
      for (const { write } of samplesOf(step)) {
        expect(shown).toContain(
          write({ ...operations[step], baseUrl: mockUrl, values: { clientId: 'ACME_CORP' }, request: body }),
        )
      }
  })
})

/** The steps after the first one, each with the body that its sample sends. */
const laterSteps = [
  ['stage', openApi.components.examples.TwoRecords.value],
  ['execute', undefined],
  ['retrieveStatus', undefined],
  ['retrieveExceptions', undefined],
] as const

async function initiateAt(url: string): Promise<string> {
  const response = await fetch(`${url}/ACME_CORP/Import`, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    body: '{"Name":"Whole"}',
  })
  return /"AccessToken":(\d+)/.exec(await response.text())?.[1] ?? ''
}

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
