import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { closedAddress, initiated, serve, serveResponse } from './support/servers.ts'
import { run } from './support/shell.ts'

const folder = temporaryFolder()
let seen: IncomingHttpHeaders[]
let baseUrl: string
beforeEach(async () => {
  seen = []
  baseUrl = await serve((request, response) => {
    seen.push(request.headers)
    request.resume()
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(initiated('7'))
  })
})

const initiate = (env: Record<string, string>, ...options: string[]) =>
  run(['initiate', '--name', 'CRM sync', '--client-id', 'ACME_CORP', '--base-url', baseUrl, ...options], { env })

function file(content: string, mode = 0o600): string {
  const path = join(folder(), 'secret')
  writeFileSync(path, content, { mode })
  return path
}

describe('the Authorization header of the command line [S26]', () => {
  it('takes the Authorization header from BULK_IMPORT_AUTHORIZATION', async () => {
    expect(await initiate({ BULK_IMPORT_AUTHORIZATION: 'Bearer planted' })).toMatchObject({ code: 0 })
    expect(seen[0]?.authorization).toBe('Bearer planted')
  })

  it('takes the Authorization header from the file in BULK_IMPORT_AUTHORIZATION_FILE, without its line break', async () => {
    expect(await initiate({ BULK_IMPORT_AUTHORIZATION_FILE: file('Bearer planted\n') })).toMatchObject({ code: 0 })
    expect(seen[0]?.authorization).toBe('Bearer planted')
  })

  it.each([
    [0o644, true],
    [0o604, true],
    [0o640, false],
    [0o600, false],
  ])(
    'takes the Authorization header from a file of mode %o, and warns when everybody can read it',
    async (mode, isWarned) => {
      const { code, stderr } = await initiate({}, '--authorization-file', file('Bearer planted', mode))
      expect(code).toBe(0)
      expect(/^--authorization-file: everybody on this machine can read .*secret\. Use chmod 600/.test(stderr)).toBe(
        isWarned,
      )
      expect(stderr).not.toContain('planted')
    },
  )

  it('prefers the Authorization header of --authorization-file to whatever the environment has', async () => {
    const env = { BULK_IMPORT_AUTHORIZATION: 'Bearer other', BULK_IMPORT_PN_SECRET: 'x' }
    expect(await initiate(env, '--authorization-file', file('Bearer planted'))).toMatchObject({ code: 0 })
    expect(seen[0]?.authorization).toBe('Bearer planted')
  })
})

describe('OAuth', () => {
  const variables = (tokenUrl: string) => ({
    BULK_IMPORT_OAUTH_TOKEN_URL: tokenUrl,
    BULK_IMPORT_OAUTH_CLIENT_ID: 'client',
    BULK_IMPORT_OAUTH_CLIENT_SECRET: 'planted-secret',
    BULK_IMPORT_OAUTH_SCOPE: 'ACME_CORP/Jane.Doe',
  })

  it('asks the OAuth token endpoint, and sends the token that it gives', async () => {
    let asked = ''
    const tokenUrl = await serve(async (request, response) => {
      asked = `${request.headers.authorization} ${await text(request)}`
      response.setHeader('Content-Type', 'application/json')
      response.end('{"access_token":"planted-token","token_type":"Bearer","expires_in":3600}')
    })
    expect(await initiate(variables(tokenUrl))).toMatchObject({ code: 0, stderr: '' })
    expect(asked).toBe(
      `Basic ${btoa('client:planted-secret')} grant_type=client_credentials&scope=ACME_CORP%2FJane.Doe`,
    )
    expect(seen[0]?.authorization).toBe('Bearer planted-token')
  })

  it('exits with 3 when OAuth credentials are refused, and repeats no secret', async () => {
    const tokenUrl = await serveResponse(401, '{"error":"invalid_client","error_description":"planted-secret"}')
    const { code, stdout, stderr } = await initiate(variables(tokenUrl), '--json')
    expect([code, seen]).toEqual([3, []])
    expect(stderr).toMatch(/Not sent: .*\n {2}because: The token endpoint responded with 401 \(invalid_client\)/)
    expect(stdout + stderr).not.toContain('planted-secret')
  })

  it('exits with 3 when the token endpoint cannot be reached', async () => {
    expect(await initiate(variables(await closedAddress()))).toMatchObject({ code: 3 })
    expect(seen).toEqual([])
  })
})

describe('PNAUTHINFO3', () => {
  const variables = {
    BULK_IMPORT_PN_USER_ID: 'Jane.Doe',
    BULK_IMPORT_PN_SECRET: 'planted-secret',
    BULK_IMPORT_PN_TIMESTAMP: 'utc-with-z',
  }

  it.each([
    ['SHA256', {}],
    ['SHA512', { BULK_IMPORT_PN_HASH: 'SHA512' }],
  ])('signs PNAUTHINFO3 with %s in the timestamp format that is chosen', async (hash, others) => {
    expect(await initiate({ ...variables, ...others })).toMatchObject({ code: 0 })
    const header = seen[0]?.authorization ?? ''
    const [, time = '', signature] =
      /^PNAUTHINFO3-HMAC-\w+ Credential=Jane\.Doe\/(\S+Z) Signature=(\S+)$/.exec(header) ?? []
    expect(header).toContain(`-${hash} `)
    const hmac = createHmac(hash, 'planted-secret').update(`ACME_CORP:Jane.Doe:${time}`)
    expect(signature).toBe(hmac.digest('base64'))
  })

  it('takes the secret of PNAUTHINFO3 from a file', async () => {
    const { BULK_IMPORT_PN_SECRET: secret, ...rest } = variables
    expect(await initiate({ ...rest, BULK_IMPORT_PN_SECRET_FILE: file(secret) })).toMatchObject({ code: 0 })
  })
})

const oauth = {
  BULK_IMPORT_OAUTH_TOKEN_URL: 'https://example.org/token',
  BULK_IMPORT_OAUTH_CLIENT_ID: 'client',
  BULK_IMPORT_OAUTH_CLIENT_SECRET: 'planted-secret',
  BULK_IMPORT_OAUTH_SCOPE: 'A/b',
}
const pn = { BULK_IMPORT_PN_USER_ID: 'j', BULK_IMPORT_PN_SECRET: 'planted-secret' }

describe('credentials', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['that are not there', {}, /Missing credentials, such as BULK_IMPORT_AUTHORIZATION/],
    ['that are empty', { BULK_IMPORT_AUTHORIZATION: '' }, /Missing credentials, such as BULK_IMPORT_AUTHORIZATION/],
    ['of two ways', { ...oauth, BULK_IMPORT_AUTHORIZATION: 'Bearer planted-secret' }, /two credentials/],
    ['of OAuth without a scope', { ...oauth, BULK_IMPORT_OAUTH_SCOPE: '' }, /Missing: BULK_IMPORT_OAUTH_SCOPE/],
    ['of OAuth over http:', { ...oauth, BULK_IMPORT_OAUTH_TOKEN_URL: 'http://192.0.2.1' }, /TOKEN_URL must be/],
    ['of PNAUTHINFO3 without a form of time', pn, /Missing: BULK_IMPORT_PN_TIMESTAMP/],
    ['with an unknown form of time', { ...pn, BULK_IMPORT_PN_TIMESTAMP: 'utc' }, /one of utc-with-z, utc-without-z/],
    [
      'with an unknown hash',
      { ...pn, BULK_IMPORT_PN_TIMESTAMP: 'utc-with-z', BULK_IMPORT_PN_HASH: 'MD5' },
      /HASH must be/,
    ],
    ['in a file that is not there', { BULK_IMPORT_AUTHORIZATION_FILE: '/nowhere/planted' }, /_FILE: cannot read/],
    ['that a header cannot carry', { BULK_IMPORT_AUTHORIZATION: 'Bearer\nplanted-secret' }, /visible ASCII/],
  ])('exits with 2 for credentials %s, without a value in the message', async (_, env, message) => {
    const { code, stdout, stderr } = await initiate(env)
    expect([code, stdout, seen]).toEqual([2, '', []])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('planted-secret')
  })

  it('exits with 2 for a secret both in a variable and in a file', async () => {
    const env = { ...oauth, BULK_IMPORT_OAUTH_CLIENT_SECRET_FILE: file('planted-secret') }
    const { code, stderr } = await initiate(env)
    expect(code).toBe(2)
    expect(stderr).toMatch(/CLIENT_SECRET and BULK_IMPORT_OAUTH_CLIENT_SECRET_FILE are both set/)
  })

  it('exits with 2 for an empty file of credentials', async () => {
    expect(await initiate({}, '--authorization-file', file('\n'))).toMatchObject({ code: 2 })
  })
})
