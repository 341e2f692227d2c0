import { execFile } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { installInto, releaseInto, temporaryFolder } from '../support/install.ts'
import { startWorker } from './workerd.ts'

const run = promisify(execFile)
const modules = join(import.meta.dirname, 'node_modules')
const done = 'Initiated with a token of type string, Staging with 1 record'
const folders = { tarballs: temporaryFolder(), application: temporaryFolder(), workshop: temporaryFolder() }
const environment = {
  ...process.env,
  DENO_DIR: join(folders.tarballs, 'deno'),
  DENO_NO_UPDATE_CHECK: '1',
  DO_NOT_TRACK: '1',
}
let tarballs: Record<string, string>
let mock: RunningMock

beforeAll(async () => {
  ;({ tarballs } = await releaseInto(folders.tarballs))
  const { contract = '', client = '' } = tarballs
  await installInto(folders.application, { contract, client })
  await installInto(folders.workshop, tarballs)
  mock = await startMock()
})
beforeEach(() => mock.reset())
afterAll(async () => {
  await mock?.close()
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true })
})

/** Each with what it is started with, and how it tells its version. */
const runtimes: [name: string, version: RegExp, command: string[], permissions: string[]][] = [
  ['Node 22', /^v22\./, [join(modules, 'node-22/bin/node')], []],
  ['Node 26', /^v26\./, [join(modules, 'node-26/bin/node')], []],
  ['Deno', /^deno 2\./, [join(modules, '.bin/deno')], ['run', '--no-prompt', '--allow-net=127.0.0.1']],
  ['Bun', /^1\./, [join(modules, '.bin/bun')], []],
]

describe.each(runtimes)('%s', (_, version, [tool = ''], permissions) => {
  const call = (...words: string[]) => run(tool, words, { cwd: folders.application, env: environment })

  it('is what it is taken for', async () => {
    expect((await call('--version')).stdout).toMatch(version)
  })

  it('starts an import and stages a record with the installed client', async () => {
    const { stdout, stderr } = await call(...permissions, 'main.js', mock.url)
    expect({ stdout, stderr }).toEqual({ stdout: done, stderr: '' })
    expect(mock.imports()).toHaveLength(1)
  })
})

it('npm installs all packages on Node 22 with engine-strict', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const flags = ['--engine-strict', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=peer']
  const PATH = [join(modules, 'node-22/bin'), process.env.PATH].join(delimiter)
  await run('npm', ['install', ...flags, ...Object.values(tarballs)], { cwd: folder, env: { ...process.env, PATH } })
  expect(existsSync(join(folder, 'node_modules/@bulk-import/cli/package.json'))).toBe(true)
  rmSync(folder, { recursive: true })
})

describe('workerd', () => {
  it('starts an import and stages a record with the installed client', async () => {
    await using worker = await startWorker(folders.application, modules)
    const response = await fetch(`${worker.url}/?mock=${encodeURIComponent(mock.url)}`)
    expect(await response.text()).toBe(done)
    expect(mock.imports()).toHaveLength(1)
  })
})

describe.each(['node-22', 'node-26'])('the installed command on %s', (name) => {
  const node = join(modules, name, 'bin/node')
  const bin = join(folders.workshop, 'node_modules/@bulk-import/cli/bin/bulk-import.mjs')
  const request = ['initiate', '--client-id', 'ACME_CORP', '--name', 'CRM sync']

  it('says its version', async () => {
    expect(existsSync(bin)).toBe(true)
    expect(await run(node, [bin, '--version'])).toEqual({
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    })
  })

  it('shows a request in rehearsal, and sends nothing', async () => {
    const { stdout } = await run(node, [bin, ...request, '--dry-run', '--base-url', mock.url])
    expect(stdout).toContain('CRM sync')
    expect(mock.requests()).toEqual([])
  })

  it('starts an import', async () => {
    const env = { ...process.env, BULK_IMPORT_AUTHORIZATION: 'Bearer any' }
    const { stdout } = await run(node, [bin, ...request, '--json', '--base-url', mock.url], { env })
    expect(JSON.parse(stdout)).toMatchObject({ status: 'Initiated' })
    expect(mock.imports()).toHaveLength(1)
  })

  it('carries out a whole import from a file', async () => {
    const env = { ...process.env, BULK_IMPORT_AUTHORIZATION: 'Bearer any' }
    const input = join(folders.workshop, `${name}.ndjson`)
    writeFileSync(input, '{"ProfileId":1}\n{"ProfileId":2}\n')
    const given = ['run', input, '--poll', '10ms', ...request.slice(1), '--base-url', mock.url]
    expect((await run(node, [bin, ...given], { env })).stdout).toMatch(/^Imported: all records\./)
    expect(mock.imports()).toMatchObject([{ life: { status: 'Completed', Processed: 2 } }])
  })
})
