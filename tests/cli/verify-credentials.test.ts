import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { serve, serveResponse } from './support/servers.ts'
import { run } from './support/shell.ts'
import { useVerify } from './support/verify.ts'

const folder = temporaryFolder()
const { mock, environment, verify } = useVerify('--only', 'S33')

describe('credentials of bulk-import verify', () => {
  const oauth = (tokenUrl: string, baseUrl = mock().url) => ({
    BULK_IMPORT_BASE_URL: baseUrl,
    BULK_IMPORT_CLIENT_ID: 'ACME_CORP',
    BULK_IMPORT_OAUTH_TOKEN_URL: tokenUrl,
    BULK_IMPORT_OAUTH_CLIENT_ID: 'client',
    BULK_IMPORT_OAUTH_CLIENT_SECRET: 'planted-secret',
    BULK_IMPORT_OAUTH_SCOPE: 'ACME_CORP/Jane.Doe',
  })

  it('exits with 3 before anything is sent when no credential can be obtained, and repeats no secret', async () => {
    const tokenUrl = await serveResponse(401, '{"error":"invalid_client","error_description":"planted-secret"}')
    const { code, stdout, stderr } = await verify(['--yes'], { env: oauth(tokenUrl) })
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(
      /Not sent: no credential.*\n {2}because: The token endpoint responded with 401 \(invalid_client\)/,
    )
    expect(stderr).not.toContain('planted-secret')
    expect(mock().requests()).toEqual([])
  })

  it('exits with 130 after Ctrl-C while it waits for a credential', async () => {
    const ending = new AbortController()
    const tokenUrl = await serve(() => ending.abort()) // and never answers
    const given = { env: oauth(tokenUrl), signal: ending.signal }
    expect(await verify(['--yes'], given)).toMatchObject({ code: 130, stdout: '' })
    expect(mock().requests()).toEqual([])
  })

  it('verifies with the credential of --authorization-file rather than that of the environment', async () => {
    const path = join(folder(), 'header')
    writeFileSync(path, 'Bearer planted-file\n')
    const seen = new Set<unknown>()
    const baseUrl = await serve((request, response) => {
      seen.add(request.headers.authorization)
      request.resume()
      response.writeHead(400, { 'Content-Type': 'application/json' }).end('{}')
    })
    await verify(['--yes', '--authorization-file', path], { env: environment(baseUrl) })
    expect([...seen]).toEqual(['Bearer planted-file'])
  })

  it('exits with 3 when a credential can no longer be obtained, and reports what ran', async () => {
    let asked = 0
    const tokenUrl = await serve((request, response) => {
      request.resume()
      response.writeHead(asked++ === 0 ? 200 : 500, { 'Content-Type': 'application/json' })
      response.end('{"access_token":"planted-token","token_type":"Bearer","expires_in":3600}')
    })
    let requests = 0
    const baseUrl = await serve((request, response) => {
      request.resume()
      const status = ++requests < 4 ? 400 : 401
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"Message":"Bearer planted-token"}')
    })
    const given = { env: oauth(tokenUrl, baseUrl) }
    const { code, stdout, stderr } = await run(['verify', '--yes', '--only', 'type/Name'], given)
    expect(code).toBe(3)
    expect(requests).toBe(4)
    expect(stdout).toContain('3 passed')
    expect(stderr).toMatch(/Ended early: a credential could no longer be obtained\.\n.*responded with 500/)
    expect(stdout + stderr).not.toContain('planted-token')
  })

  it.each([
    ['--authorization-without-delete-file', 'BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE', 'status/403'],
    ['--wrong-authorization-file', 'BULK_IMPORT_WRONG_AUTHORIZATION', 'status/401/wrong'],
  ])(
    'takes the credential of another user from %s, from %s, or from the file that it names',
    async (option, name, only) => {
      const seen: unknown[] = []
      const baseUrl = await serve((request, response) => {
        seen.push(request.headers.authorization)
        request.resume()
        response.writeHead(only.includes('403') ? 403 : 401, { 'Content-Type': 'application/json' }).end('{}')
      })
      const path = join(folder(), 'header')
      writeFileSync(path, 'Bearer planted-other\n')
      for (const [options, others] of [
        [[option, path], {}],
        [[], { [name]: 'Bearer planted-other' }],
        [[], { [`${name}_FILE`]: path }],
      ] as [string[], Record<string, string>][]) {
        const argv = ['verify', '--yes', '--only', only, ...options]
        const { code, stdout, stderr } = await run(argv, { env: { ...environment(baseUrl), ...others } })
        expect(code).toBe(0)
        expect(stdout + stderr).not.toContain('planted')
      }
      expect(seen).toEqual(Array(3).fill('Bearer planted-other'))
    },
  )

  it.each([
    ['in a header that cannot be', { BULK_IMPORT_WRONG_AUTHORIZATION: 'Bearer\nplanted-x' }, /visible ASCII/],
    [
      'both in a variable and in a file',
      { BULK_IMPORT_WRONG_AUTHORIZATION: 'planted-x', BULK_IMPORT_WRONG_AUTHORIZATION_FILE: 'x' },
      /both set/,
    ],
  ])('exits with 2 for credentials of another user %s', async (_, env, message) => {
    const { code, stderr } = await verify(['--yes'], { env: { ...environment(), ...env } })
    expect([code, mock().requests()]).toEqual([2, []])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('planted')
  })

  it.each(['--authorization-without-delete', '--wrong-authorization'])(
    'exits with 2 for a secret in %s',
    async (option) => {
      const { code, stdout, stderr } = await verify([option, 'Bearer planted-credential'])
      expect(code).toBe(2)
      expect(stderr).toMatch(/list of processes/)
      expect(stdout + stderr).not.toContain('planted-credential')
    },
  )
})
