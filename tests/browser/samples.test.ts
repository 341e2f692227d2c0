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
let mock: RunningMock

beforeAll(async () => {
  mkdirSync(join(root, 'tests/.cache'), { recursive: true })
  folder = mkdtempSync(join(root, 'tests/.cache/samples-')) // inside the workspace, so that its packages are found
  const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'packages/cli/bin/bulk-import.mjs')}' "$@"\n`
  writeFileSync(join(folder, 'bulk-import'), command)
  chmodSync(join(folder, 'bulk-import'), 0o755)
  mock = await startMock()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await mock.close()
})

/** Not every machine has curl; the two other ways need nothing but this workspace. */
const possible = samples.filter(({ title }) => title !== 'curl' || spawnSync('curl', ['--version']).status === 0)

const requests: (readonly [string, unknown])[] = [
  ...requestExamples,
  ['Quoted', { Name: `It's "quoted" \\ $HOME \`x\``, ImportAction: 'Add' }],
  ['Dashed', { Name: '--delete', ImportAction: 'Add', RefreshTags: false }],
]

describe('a sample of the documentation page', () => {
  it.each(requests.flatMap(([name, request]) => possible.map(({ title }) => [title, name, request] as const)))(
    'starts by the sample in %s the import %s against the mock',
    async (title, _, request) => {
      mock.reset()
      await start(title, { ...call(request), baseUrl: mock.url })
      const [record, ...others] = mock.imports()
      expect(others).toEqual([])
      const { ReasonCode, ...settings } = request as Record<string, unknown>
      expect(record?.settings).toMatchObject(settings)
      expect(record?.reasonCode).toBe(ReasonCode)
    },
  )

  it('compiles the samples in TypeScript strictly', () => {
    const write = samples.find(({ title }) => title === 'TypeScript')?.write
    const files = requests.map(([name, request]) => {
      writeFileSync(join(folder, `${name}.mts`), write?.(call(request)) ?? '')
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

async function start(title: string, sent: Call): Promise<void> {
  const text = samples.find((sample) => sample.title === title)?.write(sent) ?? ''
  const env = {
    ...process.env,
    PATH: [folder, process.env.PATH].join(delimiter),
    BULK_IMPORT_AUTHORIZATION: 'Bearer any',
  }
  if (title !== 'TypeScript') {
    await run('sh', ['-ec', text], { env })
    return
  }
  writeFileSync(join(folder, 'sample.mts'), text)
  const { stdout } = await run(process.execPath, [join(folder, 'sample.mts')], { env })
  expect(stdout).toMatch(/: Initiated, until \d{4}-/)
}

function textOf(markup: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  return markup.replaceAll(/<[^>]*>/g, '').replaceAll(/&(lt|gt|quot|amp);/g, (_, name) => characters[name] ?? '')
}
