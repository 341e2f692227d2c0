import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { serve } from './support/servers.ts'
import { run, start } from './support/shell.ts'
import { useVerify } from './support/verify.ts'

const folder = temporaryFolder()
const { mock, environment, verify } = useVerify('--only', 'S33')

describe('bulk-import verify, before anything is sent', () => {
  it.each(['y\n', 'YES\n'])('prompts on a terminal before it verifies, and sends after %j', async (stdin) => {
    const { code, stderr } = await verify([], { isTTY: true, stdin })
    expect(stderr).toMatch(/2 imports will be opened.*\n.*\n.*\nSend them\? \[y\/N\] /)
    expect(code).toBe(0)
    expect(mock().requests()).not.toEqual([])
  })

  it.each(['\n', 'n\n', 'yeah\n', ''])(
    'prompts on a terminal before it verifies, and sends nothing and exits with 2 after %j',
    async (stdin) => {
      expect(await verify([], { isTTY: true, stdin })).toMatchObject({ code: 2, stdout: '' })
      expect(mock().requests()).toEqual([])
    },
  )

  it('exits with 2 for verify without a terminal, and suggests --yes', async () => {
    const { code, stderr } = await verify([], { stdin: 'y\n' })
    expect(code).toBe(2)
    expect(stderr).toMatch(/requests, one at a time.*--yes/s)
    expect(mock().requests()).toEqual([])
  })

  it('exits with 130 when Ctrl-C ends the prompt of verify', async () => {
    const ending = new AbortController()
    const onStderr = () => ending.abort()
    expect(await verify([], { isTTY: true, signal: ending.signal, onStderr })).toMatchObject({ code: 130, stdout: '' })
    expect(mock().requests()).toEqual([])
  })

  it.each<[string, string[], RegExp]>([
    ['both about deletions', ['--allow-deletions', '--no-deletions'], /exclude each other/],
    [
      'no deletion and a user for one',
      ['--no-deletions', '--client-id-without-delete', 'NO_DELETE_PERMISSION'],
      /--no-deletions excludes a user who may not delete/,
    ],
    ['imports in words', ['--max-imports', 'few'], /--max-imports must be a whole number/],
    ['no import at all', ['--max-imports', '0'], /nothing to send/],
    ['no request at a time', ['--concurrency', '0'], /--concurrency must/],
    ['a seed below 0', ['--seed=-1'], /--seed must/],
    ['a timeout without unit', ['--timeout', '5'], /--timeout must be a duration/],
    ['a wait without unit', ['--max-wait', '5'], /--max-wait must be a duration/],
    ['an empty part of --only', ['--only', 'x,'], /--only must be parts of ids/],
    ['an account with a slash', ['--unknown-client-id', 'a/b'], /--unknown-client-id must be a client id/],
    ['an address that is none', ['--base-url', 'example'], /--base-url must be a complete URL/],
    ['http: to another machine', ['--base-url', 'http://192.0.2.1'], /set --allow-insecure-http/],
    ['a report in a folder that is not there', ['--junit', '/nowhere/x.xml'], /--junit: cannot write \/nowhere\/x/],
    ['a report that is a folder', ['--html', '.'], /--html: cannot write \.: it is a directory/],
    ['two reports to one place', ['--json', '-', '--sarif', '-'], /--sarif names the file of another report/],
    ['reports of a list', ['--list', '--json', '-'], /--list sends nothing.* --json/],
    ['a misspelt option', ['--max-import', '1'], /Did you mean "--max-imports"\?/],
  ])('exits with 2 for verify with %s', async (_, options, message) => {
    const { code, stdout, stderr } = await verify(['--yes', ...options])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(mock().requests()).toEqual([])
  })

  it.each([
    ['server', 'BULK_IMPORT_BASE_URL', /Missing --base-url \(or BULK_IMPORT_BASE_URL\)/],
    ['account', 'BULK_IMPORT_CLIENT_ID', /Missing --client-id \(or BULK_IMPORT_CLIENT_ID\)/],
    ['credential', 'BULK_IMPORT_AUTHORIZATION', /Missing credentials/],
  ])('exits with 2 for verify without a %s, for which there is no default', async (_, name, message) => {
    const { code, stderr } = await verify(['--yes'], { env: { ...environment(), [name]: '' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })

  it('exits with 2 when no case matches --only, and does not repeat it', async () => {
    const { code, stderr } = await run(['verify', '--yes', '--only', 'hunter2'], { env: environment() })
    expect([code, stderr]).toEqual([2, expect.stringMatching(/No case matches --only\. --list prints all/)])
    expect(stderr).not.toContain('hunter2')
  })
})

it('verifies over http: to another machine with --allow-insecure-http', async () => {
  const { code, stderr } = await verify(['--base-url', 'http://192.0.2.1', '--allow-insecure-http'])
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^To http:\/\/192\.0\.2\.1 for ACME_CORP:.* Use --yes/s)])
})

describe('--list', () => {
  it('lists each case and the plan, and needs neither a server nor credentials', async () => {
    const { code, stdout, stderr } = await verify(['--list', '--max-imports', '1'], { env: {} })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^ {10}initiate\/boundary\/DataStageDuration\/maximum\/11\n {10}A request .*\(S33\)$/m)
    expect(stdout).toMatch(/^import {4}initiate\//m)
    expect(stdout).toMatch(/^skipped {3}initiate\//m)
    expect(stdout).toMatch(/requests, one at a time\.\n1 import will be opened/)
    expect(mock().requests()).toEqual([])
  })
})

describe('a run of bulk-import verify', () => {
  it('shows the progress on a terminal, and removes it at the end', async () => {
    const { stderr } = await verify(['--yes'], { isTTY: true })
    const [, ...shown] = stderr.split('\r\u001b[2K')
    expect(shown.at(0)).toMatch(/^█+░* 1\/\d+ {2}initiate\//)
    expect(shown.at(-1)).toBe('')
  })

  it.each([
    [false, {}],
    [true, { TERM: 'dumb' }],
  ])('shows no progress elsewhere (terminal: %j, %j)', async (isTTY, env) => {
    const { stderr } = await verify(['--yes'], { isTTY, env: { ...environment(), ...env } })
    for (const sign of ['█', '\u001b']) expect(stderr).not.toContain(sign)
  })

  it('reports what ran after Ctrl-C, and exits with 130', async () => {
    const ending = new AbortController()
    let requests = 0
    const baseUrl = await serve((request, response) => {
      request.resume()
      if (++requests === 3) return ending.abort()
      response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"Message":"x"}')
    })
    const json = join(folder(), 'report.json')
    const given = { env: environment(baseUrl), signal: ending.signal }
    const { code, stdout } = await run(['verify', '--yes', '--only', 'type/Name', '--json', json], given)
    expect(stdout).toMatch(/2 passed, 0 failed.*; 3 requests.*\nThe run was ended early/)
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ outcome: 'stopped' })
    expect([code, requests]).toEqual([130, 3])
  })

  it('exits with 1 after Ctrl-C when there was a violation', async () => {
    const ending = new AbortController()
    let requests = 0
    const baseUrl = await serve((request, response) => {
      request.resume()
      if (++requests === 3) return ending.abort()
      response.writeHead(418).end()
    })
    const given = { env: environment(baseUrl), signal: ending.signal }
    expect(await run(['verify', '--yes', '--only', 'type/Name'], given)).toMatchObject({ code: 1 })
  })

  it('ends the real command by Ctrl-C, with its report', async () => {
    const baseUrl = await serve(() => void child.kill('SIGINT'))
    const { child, ending } = start(['verify', '--yes', '--only', 'S33'], environment(baseUrl))
    const { code, stdout } = await ending
    expect(stdout).toContain('The run was ended early')
    expect(code).toBe(130)
  })
})
