import type { IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentFor } from './support/environment.ts'
import { serve } from './support/servers.ts'
import { run } from './support/shell.ts'

let mock: RunningMock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.close())

/** Starts an import against the mock. */
const initiate = (...options: string[]) =>
  run(['initiate', '--name', 'CRM sync', ...options], { env: environmentFor(mock.url) })

describe('--dry-run', () => {
  it('prints the request of a dry run without credentials, and sends nothing [S26, S63]', async () => {
    const before = mock.requests().length
    const env = { BULK_IMPORT_BASE_URL: mock.url }
    const ending = await run(['initiate', '--dry-run', '--client-id', 'A B', '--name', 'x'], { env })
    expect(ending).toMatchObject({ code: 0, stderr: '' })
    expect(ending.stdout).toMatch(new RegExp(`^POST ${mock.url}/A%20B/Import\nAuthorization: \\[credential\\]\n`))
    expect(mock.requests().length).toBe(before)
  })

  it('does not show a credential in a dry run', async () => {
    const { stdout } = await initiate('--dry-run', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'not-sent',
      request: { headers: { Authorization: '[credential]' } },
    })
    expect(stdout).not.toContain('planted')
  })

  it('prints in a dry run the headers and the body that are sent without it', async () => {
    let [method, url, body]: (string | undefined)[] = []
    let headers: IncomingHttpHeaders = {}
    const baseUrl = await serve(async (received, response) => {
      ;({ method, url, headers } = received)
      body = await text(received)
      response.writeHead(400).end()
    })
    const argv = ['initiate', '--name', 'CRM sync', '--client-id', 'A B', '--refresh', 'tags', '--json']
    const given = { env: environmentFor(baseUrl) }
    const { request } = JSON.parse((await run([...argv, '--dry-run'], given)).stdout)
    await run(argv, given)
    const shown = Object.entries(request.headers).map(([name]) => [name, headers[name.toLowerCase()]])
    expect({ ...request.headers, Authorization: 'Bearer planted-credential' }).toEqual(Object.fromEntries(shown))
    expect([request.method, request.url, request.body]).toEqual([method, baseUrl + url, JSON.parse(body ?? '')])
  })

  it('does not prompt in the dry run of a deletion', async () => {
    expect(await initiate('--dry-run', '--delete')).toMatchObject({ code: 0, stderr: '' })
  })

  it('sends to the production URL of the contract without a base URL; options win over the environment [C08]', async () => {
    const first = async (...options: string[]) =>
      (await run(['initiate', '--dry-run', '--name', 'x', '--client-id', 'a', ...options])).stdout.split('\n')[0]
    expect(await first()).toBe('POST https://pm.mypreferences.com/Profiles/v4/Async/a/Import')
    const env = { BULK_IMPORT_BASE_URL: 'https://other.example', BULK_IMPORT_CLIENT_ID: 'other' }
    const argv = ['initiate', '--dry-run', '--name', 'x', '--base-url', 'https://example.org', '--client-id', 'a']
    expect((await run(argv, { env })).stdout).toMatch(/^POST https:\/\/example\.org\/a\/Import\n/)
    expect(await first('--base-url', 'https://example.org/v4/')).toBe('POST https://example.org/v4/a/Import')
  })
})

describe('bulk-import initiate, connecting', () => {
  it('says without a base URL that the URL is inferred [C08]', async () => {
    const ending = new AbortController() // ends the call as soon as it is announced, before it is made
    const given = { env: environmentFor(''), signal: ending.signal, onStderr: () => ending.abort() }
    const { code, stderr } = await run(['initiate', '--name', 'x'], given)
    expect(code).toBe(130)
    expect(stderr).toMatch(
      /^No --base-url is given, so this goes to https:\/\/pm\.mypreferences\.com\S+, which is inferred/,
    )
  })

  it.each([
    ['no account [S28]', [], /^error: Missing --client-id \(or BULK_IMPORT_CLIENT_ID\)\.$/m],
    [
      'an account that climbs the path [S28]',
      ['--client-id', '..'],
      /^error: --client-id must be a non-empty string other than/,
    ],
    [
      'an address that is none',
      ['--client-id', 'a', '--base-url', 'example'],
      /^error: --base-url must be a complete URL/,
    ],
    ['http: to another machine', ['--client-id', 'a', '--base-url', 'http://192.0.2.1'], /set --allow-insecure-http/],
    ['no attempts', ['--client-id', 'a', '--max-attempts', '0'], /--max-attempts must be a whole number from 1/],
    ['a timeout without unit', ['--client-id', 'a', '--timeout', '30'], /--timeout must be a duration/],
    ['a timeout of nothing', ['--client-id', 'a', '--timeout', '0s'], /--timeout/],
    ['a deadline that no timer holds', ['--client-id', 'a', '--deadline', '60d'], /--deadline must be a duration/],
  ])('exits with 2 for %s', async (_, options, message) => {
    const { code, stderr } = await run(['initiate', '--dry-run', '--name', 'x', ...options])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })

  it('accepts http: to another machine with --allow-insecure-http', async () => {
    const options = ['--client-id', 'a', '--base-url', 'http://192.0.2.1', '--allow-insecure-http']
    expect(await run(['initiate', '--dry-run', '--name', 'x', ...options])).toMatchObject({ code: 0 })
  })

  it.each<[string, string[], object]>([
    ['an option that is missing', [], { message: expect.stringContaining('--client-id') }],
    [
      'an option that the client rejects',
      ['--client-id', '..'],
      { message: expect.stringMatching(/^--client-id must be/), option: '--client-id' },
    ],
    [
      'an option that needs another one',
      ['--client-id', 'a', '--base-url', 'http://192.0.2.1'],
      { message: expect.stringContaining('set --allow-insecure-http'), option: '--base-url' },
    ],
  ])('prints an error in JSON as well, with --json and %s', async (_, options, error) => {
    const { code, stdout, stderr } = await run(['initiate', '--name', 'x', '--json', '--dry-run', ...options])
    expect(code).toBe(2)
    const usage = { code: 'USAGE', ids: [], attempts: 0, isRetryable: false, issues: [], causes: [] }
    expect(JSON.parse(stdout)).toEqual({ outcome: 'not-sent', error: { ...usage, ...error } })
    expect(stderr).not.toBe('')
  })
})
