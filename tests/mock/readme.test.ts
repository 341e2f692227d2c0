import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { defaultAccounts, deviations, loadAccounts, loadScenario } from '@bulk-import/mock'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseStep } from '../../packages/mock/src/scenario/step.ts'
import { root } from '../../scripts/lib/workspace.ts'
import { failureOf, send, served } from './support/mock.ts'

const run = promisify(execFile)
const readme = await readFile(join(root, 'packages/mock/README.md'), 'utf8')
const blocks = [...readme.matchAll(/^```(\w+) ?(\w*)\n(.*?)^```$/gms)].map(([, language, name, text = '']) => ({
  language,
  name,
  text,
}))
const ofKind = (language: string, name = '') => blocks.filter((one) => one.language === language && one.name === name)

describe('the README of the mock', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bulk-import-readme-'))
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    for (const name of ['accounts', 'scenario']) {
      await writeFile(join(folder, `${name}.yaml`), ofKind('yaml', name)[0]?.text ?? '')
    }
    return () => rm(folder, { recursive: true })
  })

  it('has no block that none of these tests runs', () => {
    const tested = ['ts', 'sh', 'yaml accounts', 'yaml scenario', 'text steps', 'text install']
    expect(
      blocks.map(({ language, name }) => `${language} ${name}`.trim()).filter((one) => !tested.includes(one)),
    ).toEqual([])
  })

  it.each(ofKind('ts').map(({ text }, index) => [index + 1, text]))(
    'shows a program, number %i, that runs',
    async (index, text) => {
      const file = join(folder, `program-${index}.ts`)
      await writeFile(file, text as string)
      const { stdout, stderr } = await run(process.execPath, [file], { cwd: folder })
      expect(stderr).toBe('')
      if (index === 1) expect(stdout).toBe('200 1\n')
      if (index === 2) expect(stdout).toMatch(/^400 .*at most 10, but is 11 \(S33\)/)
    },
  )

  it('shows files that can be loaded', async () => {
    expect(Object.keys((await loadAccounts(join(folder, 'accounts.yaml'))).accounts)).toHaveLength(5)
    expect((await loadScenario(join(folder, 'scenario.yaml'))).steps).toHaveLength(3)
  })

  it('shows steps that can be read', () => {
    for (const step of ofKind('text', 'steps')[0]?.text.trim().split('\n') ?? []) expect(parseStep(step)).toBeDefined()
  })

  it('shows commands that work', async () => {
    const mock = await served()
    const commands = ofKind('sh')[0]?.text.trim().split('\n') ?? []
    for (const command of commands) {
      const { stdout } = await run('sh', ['-c', command.replace('curl -s', 'curl -s --fail-with-body')], {
        env: { ...process.env, MOCK: mock.url },
      })
      expect(stdout === '').toBe(command.includes('reset'))
    }
    expect(commands.length).toBeGreaterThan(5)
  })

  it('lists every account that triggers an error response', () => {
    for (const clientId of Object.keys(defaultAccounts.accounts)) expect(readme).toContain(`| \`${clientId}\` |`)
  })

  it('lists every deviation, with what it does and the inference that it breaks', () => {
    const rows = [...readme.matchAll(/^\| `([\w-]+)` \| (.*) \| (I\d+) \|$/gm)].map(
      ([, name, does = '', inference]) => [name, { does: does.replaceAll('`', ''), inference }],
    )
    expect(Object.fromEntries(rows)).toEqual(deviations)
  })

  it('says of each fault whether the import is recorded', async () => {
    const rows = [...readme.matchAll(/^\| `([\w-]+)` \| .* \| (.*) \|$/gm)].filter(([, , tail]) =>
      /recorded/.test(tail ?? ''),
    )
    expect(rows).toHaveLength(12)
    for (const [, step, tail = ''] of rows) {
      const other = /`(when=\w+)`/.exec(tail)?.[1]
      const isRecorded = /^recorded/.test(tail)
      expect([step, await recorded(step ?? '')]).toEqual([step, isRecorded])
      if (other !== undefined)
        expect([step, other, await recorded(`${step}; ${other}`)]).toEqual([step, other, !isRecorded])
    }
  })
})

/** Whether an import is recorded when a step strikes. */
async function recorded(step: string): Promise<boolean> {
  const answered = Promise.withResolvers<void>()
  const mock = await served({ onRequest: () => answered.resolve() })
  const leave = new AbortController()
  const sent = failureOf(send(mock, { headers: { 'X-Mock-Scenario': step }, signal: leave.signal }))
  await answered.promise
  if (step.startsWith('stall')) leave.abort()
  await sent
  if (step.startsWith('taken-late')) mock.moveClock(5000)
  return mock.imports().length === 1
}
