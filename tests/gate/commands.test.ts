import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { main as contractDiff } from '../../scripts/contract-diff.ts'
import { main as contractGate } from '../../scripts/contract-gate.ts'
import { root as folder } from '../../scripts/lib/workspace.ts'

// The commands run here and not in processes of their own, on a project of its own.
vi.mock(import('../../scripts/lib/workspace.ts'), async (original) => ({
  ...(await original()),
  root: mkdtempSync(join(tmpdir(), 'bulk-import-gate-')),
}))
const root = join(import.meta.dirname, '../..')

const git = (...command: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...command], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  })
const run = async (main: typeof contractGate, ...given: string[]) => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const error = vi.spyOn(console, 'error').mockReturnValue()
  const status = await main(given)
  const [stdout, stderr] = [log, error].map(({ mock: { calls } }) => calls.map(([line]) => `${line}\n`).join(''))
  vi.restoreAllMocks()
  return { status, stdout, stderr }
}
const edit = (path: string, from: string | RegExp, to: string) => {
  const before = readFileSync(join(folder, path), 'utf8')
  writeFileSync(join(folder, path), before.replace(from, to))
}

/** A project of its own, with this working tree as its main branch. */
beforeAll(() => {
  const files = [
    '.changeset',
    'README.md',
    'generated',
    'packages/client',
    'packages/internal',
    'spec/openapi.yaml',
    'spec/provisional.yaml',
    'tests/types/callers',
    'tsconfig.base.json',
  ]
  const filter = (path: string) => !/node_modules|\.cache/.test(path)
  for (const name of files) cpSync(join(root, name), join(folder, name), { recursive: true, filter })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message=base')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('pnpm contract:diff', () => {
  it('says that nothing changed', async () => {
    expect((await run(contractDiff)).stdout).toBe('Contract compared with main (the main branch): no change\n')
  })

  it('compares with any reference, and says what is wrong with one that git does not know', async () => {
    expect((await run(contractDiff, '--base', 'HEAD')).stdout).toContain('HEAD (as asked for): no change')
    expect(await run(contractDiff, '--base', 'nowhere')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('git does not know it'),
    })
  })

  it.each([
    ['--format', 'xml'],
    ['--bsae', 'main'],
  ])('refuses %s %s', async (...given) => {
    expect(await run(contractDiff, ...given)).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage:') })
  })
})

const restore = () => {
  git('checkout', '--quiet', '--', '.')
  git('clean', '--quiet', '--force', '.changeset')
}
const declare = (bump: string) =>
  writeFileSync(
    join(folder, '.changeset/words.md'),
    `---\n"@bulk-import/contract": ${bump}\n"@bulk-import/client": ${bump}\n---\n\nOther words.\n`,
  )

describe('pnpm contract:gate', () => {
  it.each(['contract-diff.ts', 'contract-gate.ts'])('is a command, as %s', (script) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), '--halp'], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([2, expect.stringContaining('Usage: pnpm contract:')])
  })

  it('passes what leaves the contract alone', async () => {
    expect(await run(contractGate)).toMatchObject({ status: 0, stderr: '' })
  })

  it('stops a breaking change with its counterexample, until a changeset says so', async () => {
    edit('generated/openapi.yaml', 'maximum: 10', 'maximum: 9')
    const stopped = await run(contractGate)
    expect(stopped.status).toBe(1)
    expect(stopped.stdout).toMatch(
      /breaking .*'<= 10' to '<= 9'.*was legal before, and is refused now: \{.*"DataStageDuration":10/s,
    )
    expect(stopped.stderr).toContain('"@bulk-import/contract": major')

    writeFileSync(
      join(folder, '.changeset/nine-days.md'),
      '---\n"@bulk-import/contract": major\n---\n\nNine days at most.\n',
    )
    expect(await run(contractGate)).toMatchObject({ status: 0, stderr: '' })
  })

  it('asks for minor where only the later steps break, and says why', async () => {
    restore()
    edit('generated/provisional/openapi.yaml', '- HasMore', '- Limit')
    const { status, stdout, stderr } = await run(contractGate)
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/breaking .*\n.*Exceptions.*provisional: only the later/s),
    ])
    expect(stderr).toContain('"@bulk-import/contract": minor')
    declare('minor')
    expect(await run(contractGate)).toMatchObject({ status: 0, stderr: '' })
  })

  it('lets a patch pass with a changeset for a patch, and not without', async () => {
    restore()
    edit('generated/openapi.yaml', 'summary: Initiate a bulk import', 'summary: Start a bulk import')
    expect(await run(contractGate)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('"@bulk-import/contract": patch'),
    })
    declare('patch')
    expect(await run(contractGate)).toMatchObject({ status: 0, stderr: '' })
  })

  it('sees a breaking change in disguise: a type whose old code no longer compiles, though the document is the same', async () => {
    restore()
    edit(
      'generated/types.ts',
      "export type ImportStatus = components['schemas']['ImportStatus']",
      "export type ImportStatus = components['schemas']['ImportStatus'] | 'Paused'",
    )
    declare('patch')
    const { status, stderr } = await run(contractGate)
    expect(status).toBe(1)
    expect(stderr).toMatch(/does not compile any more: tests\/types\/callers\/contract\.ts/)
  })

  it('takes a raised version for the changesets that were used up by it, so that a release passes', async () => {
    restore()
    edit('generated/openapi.yaml', 'maximum: 10', 'maximum: 9')
    for (const path of ['generated/package.json', 'packages/client/package.json'])
      edit(path, /"version": ".*"/, '"version": "9.0.0"')
    for (const path of ['spec/openapi.yaml', 'spec/provisional.yaml']) edit(path, /^( {2}version: ).*$/m, '$19.0.0')
    expect(await run(contractGate)).toMatchObject({ status: 0, stderr: '' })
  })

  it.each([['nowhere'], ['--halp'], ['main', 'HEAD']])('says what is wrong with the arguments %s', async (...given) => {
    expect(await run(contractGate, ...given)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/Usage: pnpm contract:gate/),
    })
  })

  it('compares with the last release when there is one', async () => {
    restore()
    git('tag', '@bulk-import/contract@0.1.0')
    expect((await run(contractDiff)).stdout).toContain('@bulk-import/contract@0.1.0 (the last release)')
  })
})
