import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { main } from '@bulk-import/cli'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { initiated, serveResponse } from './support/servers.ts'
import { run } from './support/shell.ts'
import { useVerify } from './support/verify.ts'

const folder = temporaryFolder()
const { environment, verify } = useVerify('--yes', '--only', 'S33')

describe('reports of bulk-import verify', () => {
  it('writes all reports at once, without a credential or a token', async () => {
    const baseUrl = await serveResponse(200, initiated('424242424242', { Echoed: 'Bearer planted-credential' }))
    const [junit, json, sarif, html] = ['r.xml', 'r.json', 'r.sarif', 'r.html'].map((name) => join(folder(), name))
    const options = ['--junit', junit, '--json', json, '--sarif', sarif, '--html', html] as string[]
    const { code, stdout } = await verify(options, { env: environment(baseUrl) })
    const texts = [junit, json, sarif, html].map((path = '') => readFileSync(path, 'utf8'))
    const [xml = '', report = '', log = '', page = ''] = texts
    expect(code).toBe(1)
    expect(xml).toMatch(/^<\?xml .*<testcase .*<failure .*<\/testsuites>\n$/s)
    expect(JSON.parse(report)).toMatchObject({ outcome: 'fail', target: { parameters: { clientId: 'ACME_CORP' } } })
    expect(JSON.parse(log)).toMatchObject({ version: '2.1.0', runs: [{ results: expect.any(Array) }] })
    expect(page).toMatch(/^<!DOCTYPE html>.*<\/html>\n$/s)
    for (const text of [stdout, ...texts]) expect(text).not.toMatch(/planted-credential|424242424242/)
  })

  it('names in reports the options and variables of the command', async () => {
    const { stdout } = await run(['verify', '--yes', '--only', 'S33,status', '--json', '-'], { env: environment() })
    const { cases } = JSON.parse(stdout) as { cases: { why?: { message: string }; sent?: string }[] }
    const reasons = cases.map(({ why }) => why?.message).join('\n')
    expect(reasons).toContain('--unknown-client-id')
    expect(reasons).toContain('--wrong-authorization-file')
    expect(reasons).toContain('--authorization-without-delete-file')
    expect(cases.map(({ sent }) => sent).join('\n')).toContain('$BULK_IMPORT_AUTHORIZATION"')
  })

  it.each(['--junit', '--json', '--sarif', '--html'])(
    'writes a report to standard output by %s -, and the one for people to standard error',
    async (option) => {
      const { code, stdout, stderr } = await verify([option, '-'])
      expect(code).toBe(0)
      expect(stdout).toMatch(/^[<{].*[>}]\n$/s)
      expect(stdout).not.toContain('Not provable\n  S01')
      expect(stderr).toMatch(/The server keeps the contract/)
    },
  )

  it('leaves an earlier report in its file until there is a new one', async () => {
    const path = join(folder(), 'r.json')
    writeFileSync(path, 'earlier')
    await run(['verify', '--only', 'S33', '--json', path], { env: environment() })
    expect(readFileSync(path, 'utf8')).toBe('earlier')
    await verify(['--json', path])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ outcome: 'pass' })
  })

  it('exits with 7 when a report cannot be written', async () => {
    if (!statSync('/dev/full', { throwIfNoEntry: false })) return // Linux has it, a disk without room
    const { code, stdout, stderr } = await verify(['--json', '/dev/full'])
    expect(code).toBe(7)
    expect(stderr).toMatch(/--json: \/dev\/full could not be written \(ENOSPC\)/)
    expect(stdout).toContain('The server keeps the contract')
  })

  it('keeps the verdict when only a part of the report is read', async () => {
    const stdout = new Writable({ write: (_, __, done) => done(Object.assign(new Error(), { code: 'EPIPE' })) })
    stdout.on('error', () => undefined)
    const shell = { stdin: Readable.from([]), stdout, stderr: new PassThrough(), signal: new AbortController().signal }
    const env = environment(await serveResponse(200, initiated('7')))
    expect(await main(['verify', '--yes', '--only', 'S33'], { ...shell, env })).toBe(1)
  })

  it('writes annotations where GitHub runs it, and only there', async () => {
    const env = environment(await serveResponse(200, initiated('7')))
    const annotation = /^::error title=S33%3A /m
    expect((await verify([], { env: { ...env, GITHUB_ACTIONS: 'true' } })).stdout).toMatch(annotation)
    expect((await verify(['--json', '-'], { env: { ...env, GITHUB_ACTIONS: 'true' } })).stderr).toMatch(annotation)
    expect((await verify([], { env })).stdout).not.toMatch(/^::/m)
  })
})
