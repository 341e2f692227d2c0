import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMock } from '@bulk-import/mock'
import { plan } from '@bulk-import/verify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root, toolEnvironment } from '../../scripts/lib/workspace.ts'
import { optionsFor } from './support/servers.ts'

const readme = readFileSync(join(root, 'packages/verify/README.md'), 'utf8')

/** The code blocks that begin with these words. */
function blocks(words: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${words}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '')
}

describe('packages/verify/README.md', () => {
  let folder: string
  let mock: Awaited<ReturnType<typeof startMock>>
  beforeAll(async () => {
    const cache = join(root, 'tests/.cache') // inside the workspace, so that its packages are found
    mkdirSync(cache, { recursive: true })
    folder = mkdtempSync(join(cache, 'verify-'))
    mock = await startMock()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await mock.close()
  })

  const write = (name: string, code: string) =>
    writeFileSync(join(folder, name), code.replaceAll('http://127.0.0.1:4010', mock.url))

  it('has code that compiles, and prints a report that says kept', async () => {
    const [code = '', ...others] = blocks('ts')
    expect(others).toEqual([])
    write('example.mts', code)
    const configuration = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { types: ['node'], lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'] },
      files: ['example.mts'],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    execFileSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '--project', folder])
    const { stdout, status } = await run(process.execPath, [join(folder, 'example.mts')])
    expect(stdout).toMatch(/^\d+ requests, \d+ imports\n/)
    expect(stdout).toContain('The server keeps the contract')
    expect(status).toBe(0)
  })

  it('has a suite for vitest that passes with a test for each case', async () => {
    const [code = ''] = blocks('ts vitest')
    write('contract.test.ts', code)
    const file = join(folder, 'result.json')
    const { status } = await run('vitest', ['run', '--root', folder, '--reporter=json', `--outputFile.json=${file}`])
    const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(file, 'utf8'))
    expect(numFailedTests).toBe(0)
    expect(numTotalTests).toBe(plan(optionsFor(mock)).cases.length)
    expect(numPassedTests).toBeGreaterThan(250)
    expect(status).toBe(0)
  })

  it('tells how many imports are opened', () => {
    const { authorizationWithoutDelete: _, ...options } = optionsFor(mock)
    const imports = (allowDeletions: boolean) => plan({ ...options, allowDeletions }).changes
    const [, without, all] = /opens about (\d+), or (\d+) with deletions/.exec(readme) ?? []
    expect(Math.abs(imports(false) - Number(without))).toBeLessThan(5)
    expect(Math.abs(imports(true) - Number(all))).toBeLessThan(5)
  })
})

/** Lets the mock answer meanwhile, which a synchronous call would not. */
function run(command: string, given: string[]): Promise<{ stdout: string; status: number | null }> {
  const child = spawn(command, given, { cwd: root, env: { ...toolEnvironment, NO_COLOR: '1' } })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr.resume()
  return new Promise((resolve) => child.on('close', (status) => resolve({ stdout, status })))
}
