import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { statements } from '@bulk-import/contract'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentFor } from './support/environment.ts'
import { temporaryFolder } from './support/folder.ts'
import { closedAddress, initiated, serve, serveResponse } from './support/servers.ts'
import { run, type Surroundings } from './support/shell.ts'

let mock: RunningMock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.close())

const folder = temporaryFolder()

/** Starts an import that goes as the server has it. */
function initiate(baseUrl: string, options: string[] = [], given: Surroundings = {}) {
  const env = { ...environmentFor(baseUrl), ...given.env }
  return run(['initiate', '--name', 'CRM sync', ...options], { ...given, env })
}

describe('an import that is started', () => {
  it('exits with 0 when an import is started, with the token on standard output and nothing on standard error [S02]', async () => {
    const { code, stdout, stderr } = await initiate(mock.url)
    const { accessToken } = mock.imports().at(-1) as { accessToken: string }
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Access token {4}\d+\nImport started: CRM sync\nExpires .*\nStatus {10}Initiated\n/)
    expect(stdout).toContain(accessToken)
  })

  it('prints one object with --json, the token as exact digits even above 2^53 [S44, C11]', async () => {
    const { code, stdout } = await initiate(await serveResponse(200, initiated('9223372036854775807')), ['--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      outcome: 'accepted',
      accessToken: '9223372036854775807',
      expires: '2999-01-01T00:00:00Z',
      expiresAt: '2999-01-01T00:00:00.000Z',
      status: 'Initiated',
      name: 'CRM sync',
      settings: {},
      issues: [],
    })
  })

  it('writes the token with --token-file to a new file for its owner alone, and prints it nowhere', async () => {
    const path = join(folder(), 'import.token')
    const { code, stdout, stderr } = await initiate(await serveResponse(200, initiated('424242')), [
      '--token-file',
      path,
    ])
    expect([code, stderr]).toEqual([0, ''])
    expect(readFileSync(path, 'utf8')).toBe('424242\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(stdout).toContain(`in ${path}`)
    expect(stdout).not.toContain('424242')
  })

  it('names the file instead of the token with --token-file and --json', async () => {
    const path = join(folder(), 'import.token')
    const { stdout } = await initiate(await serveResponse(200, initiated('424242')), ['--json', '--token-file', path])
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'accepted', accessTokenFile: path })
    expect(stdout).not.toContain('424242')
  })

  it('escapes what a terminal would obey in texts of the server', async () => {
    const baseUrl = await serveResponse(200, initiated('1', { Status: '\u001b[2Jx', Extra: '\u009b2J\u202e\u2028' }))
    for (const options of [[], ['--json']]) {
      const { stdout, stderr } = await initiate(baseUrl, options)
      for (const character of '\u001b\u009b\u202e\u2028') expect(stdout + stderr).not.toContain(character)
      expect(stdout).toContain('\\u202e')
    }
  })
})

describe('--token-file', () => {
  it('exits with 2 before anything is sent when the --token-file exists, and does not overwrite it', async () => {
    const path = join(folder(), 'import.token')
    writeFileSync(path, 'older')
    const before = mock.requests().length
    const { code, stderr } = await initiate(mock.url, ['--token-file', path])
    expect([code, readFileSync(path, 'utf8'), mock.requests().length]).toEqual([2, 'older', before])
    expect(stderr).toContain('not overwritten')
  })

  it('exits with 2 before anything is sent when the folder of the --token-file does not exist', async () => {
    const before = mock.requests().length
    expect(await initiate(mock.url, ['--token-file', join(folder(), 'no/where')])).toMatchObject({ code: 2 })
    expect(mock.requests().length).toBe(before)
  })

  it('leaves no --token-file behind when there is no token', async () => {
    const path = join(folder(), 'import.token')
    expect(await initiate(await serveResponse(400, '{}'), ['--token-file', path])).toMatchObject({ code: 1 })
    expect(() => readFileSync(path)).toThrow(/ENOENT/)
  })
})

describe('an import that is refused', () => {
  it.each([
    ['400 [S58]', 400, 'BAD_REQUEST', 'S58'],
    ['401 [S59]', 401, 'AUTHENTICATION', 'S59'],
    ['403 [S60]', 403, 'PERMISSION', 'S60'],
    ['404 [S61]', 404, 'NOT_FOUND', 'S61'],
    ['503 [S62]', 503, 'UNAVAILABLE', 'S62'],
    ['429', 429, 'RATE_LIMIT', undefined],
  ] as const)(
    'exits with 1 for a response %s, cites the statement, and repeats no credential',
    async (_, status, code, id) => {
      const baseUrl = await serveResponse(status, '{"Message":"no: Bearer planted-credential"}')
      const ending = await initiate(baseUrl, ['--json', '--max-attempts', '1'])
      expect(ending.code).toBe(1)
      expect(JSON.parse(ending.stdout)).toMatchObject({ outcome: 'refused', error: { code, status, attempts: 1 } })
      expect(ending.stderr).toMatch(new RegExp(`^Not started: .* ${status}`))
      if (id !== undefined) expect(ending.stderr).toContain(`\n  ${id}: ${statements[id]}`)
      expect(ending.stdout + ending.stderr).not.toContain('planted-credential')
    },
  )

  it('exits with 1 for an account that the mock does not know [S29]', async () => {
    const { code, stdout, stderr } = await initiate(mock.url, ['--client-id', 'UNKNOWN_CLIENT'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('S29')
  })

  it('says after a 503 that it retries, and when [S62]', async () => {
    let asked = 0
    const baseUrl = await serve((request, response) => {
      request.resume()
      if (asked++ === 0) response.writeHead(503, { 'Retry-After': '0' }).end('{}')
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end(initiated('7'))
    })
    const { code, stderr } = await initiate(baseUrl)
    expect(code).toBe(0)
    expect(stderr).toMatch(/^Attempt 1 got status 503\. Retrying in 0\.\d s\.\n$/)
  })
})

describe('an import that is not started', () => {
  it('exits with 3 when nothing listens there, and says why', async () => {
    const { code, stdout, stderr } = await initiate(await closedAddress(), ['--json', '--max-attempts', '1'])
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'not-sent', error: { code: 'NETWORK', isRetryable: true } })
    expect(stderr).toMatch(
      /^Not sent: initiate failed: could not reach the server\. .*\n {2}because: .*\n.*ECONNREFUSED/,
    )
    expect(JSON.parse(stdout).error.causes.join()).toContain('ECONNREFUSED')
  })

  it('exits with 3 for a redirect, and does not send the credential there', async () => {
    let visits = 0
    const elsewhere = await serve((_, response) => {
      visits++
      response.end()
    })
    const { code, stderr } = await initiate(await serveResponse(307, '', { Location: elsewhere }))
    expect([code, visits]).toEqual([3, 0])
    expect(stderr).toMatch(
      /307: a redirect to .*\n {2}Redirects are never followed\. If the API is elsewhere, set the base URL\./,
    )
  })
})

describe('an import that may exist', () => {
  it.each([
    ['the connection is lost', undefined, '', {}],
    ['the response is HTML', 200, '<html>', { 'Content-Type': 'text/html' }],
    ['the response is cut off', 200, '{"AccessToken":12', {}],
    ['the response is empty', 200, '', {}],
    ['a gateway responds with 502', 502, '<html>', { 'Content-Type': 'text/html' }],
    ['a gateway responds with 503', 503, '<html>', { 'Content-Type': 'text/html' }],
  ])('exits with 4 when %s, and says to find out', async (_, status, body, headers) => {
    const baseUrl =
      status === undefined
        ? await serve((request) => request.socket.destroy())
        : await serveResponse(status, body, headers)
    const { code, stdout, stderr } = await initiate(baseUrl)
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toMatch(/^Outcome unknown: .*find out before you send it again/)
  })

  it('exits with 4 when Ctrl-C ends the call after the request was sent', async () => {
    const ending = new AbortController()
    const baseUrl = await serve(() => ending.abort())
    const { code, stderr } = await initiate(baseUrl, [], { signal: ending.signal })
    expect(code).toBe(4)
    expect(stderr).toMatch(/find out before/)
  })
})

describe('a response that contradicts the request', () => {
  const deletion = initiated('9007199254740993', { ImportAction: 'Delete' })

  it('exits with 4 for a response that contradicts the request, and shows its token first [S49]', async () => {
    const { code, stdout, stderr } = await initiate(await serveResponse(200, deletion))
    expect([code, stdout]).toEqual([4, 'Access token    9007199254740993\n'])
    expect(stderr).toMatch(
      /^Started, but: .*ImportAction must be "Add", as it was sent, but is "Delete": .*irreversibly/,
    )
    expect(stderr).toMatch(/\n {2}S49: /)
    expect(stderr).not.toContain('9007199254740993')
  })

  it('prints with --json the token beside the contradiction', async () => {
    const { stdout } = await initiate(await serveResponse(200, deletion), ['--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'accepted',
      accessToken: '9007199254740993',
      error: { code: 'CONTRACT_VIOLATION', issues: [{ pointer: '/ImportAction', ids: ['S49'] }] },
    })
  })

  it('writes with --token-file the token of a response that contradicts the request', async () => {
    const path = join(folder(), 'import.token')
    expect(await initiate(await serveResponse(200, deletion), ['--token-file', path])).toMatchObject({ code: 4 })
    expect(readFileSync(path, 'utf8')).toBe('9007199254740993\n')
  })
})

describe('a response that violates the contract otherwise', () => {
  it('exits with 0 for another violation of a response, and reports it on standard error [S45, S46]', async () => {
    const body = initiated('9007199254740993', { Status: 'Begun', Expires: 'soon' })
    const { code, stdout, stderr } = await initiate(await serveResponse(200, body))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Access token {4}9007199254740993\n.*\nExpires {9}soon\nStatus {10}Begun\n/)
    expect(stderr).toMatch(
      /^Warning: the 200 response to initiate breaks the contract: InitiateResponse\.Status must be .*\. InitiateResponse\.Expires must be .*\.\n$/,
    )
    const json = await initiate(await serveResponse(200, body), ['--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      expires: 'soon',
      issues: [{ pointer: '/Status' }, { pointer: '/Expires' }],
    })
  })

  it.each([[], ['--json']])(
    'shows the token even when values nest deeper than JSON can be written: %j',
    async (...options) => {
      const deep = `${'['.repeat(20_000)}1${']'.repeat(20_000)}`
      const body = initiated('9007199254740993').replace('}', `,"Later":${deep}}`)
      const { code, stdout } = await initiate(await serveResponse(200, body), options)
      expect(code).toBe(0)
      expect(stdout).toContain('9007199254740993')
    },
  )

  it('exits with 4 for a token that is a text, and shows it [S44]', async () => {
    const { code, stdout } = await initiate(await serveResponse(200, initiated('"tk-\\u001b[2J-1"')))
    expect([code, stdout]).toEqual([4, 'Access token    tk-\\u001b[2J-1\n'])
  })
})

describe('what the server says', () => {
  it('repeats the message of the server as it is, even when it names options', async () => {
    const said = 'clientId ACME is blocked, set `baseUrl` and maxAttempts'
    const baseUrl = await serveResponse(400, JSON.stringify({ Message: said }))
    const { stdout, stderr } = await initiate(baseUrl, ['--json'])
    expect(stderr).toContain(`400 Bad Request: "${said}."`)
    expect(JSON.parse(stdout).error).toMatchObject({ serverMessage: said, message: expect.stringContaining(said) })
  })
})

describe('a standard output that goes nowhere', () => {
  it('exits with 2 before anything is sent when standard output goes nowhere, unless the token goes to a file', async () => {
    const before = mock.requests().length
    const { code, stderr } = await initiate(mock.url, [], { isStdoutLost: true })
    expect([code, mock.requests().length]).toEqual([2, before])
    expect(stderr).toContain('the access token would be lost. Use --token-file')
    const path = join(folder(), 'import.token')
    expect(await initiate(mock.url, ['--token-file', path], { isStdoutLost: true })).toMatchObject({ code: 0 })
  })
})

describe('--verbose', () => {
  it('prints each request and response with --verbose, without the credential', async () => {
    let asked = 0
    const baseUrl = await serve((request, response) => {
      request.resume()
      const headers = { 'Content-Type': 'application/json', 'Retry-After': '0' }
      if (asked++ === 0) response.writeHead(503, headers).end('{}')
      else response.writeHead(200, headers).end(initiated('4242'))
    })
    const { code, stderr } = await initiate(baseUrl, ['--verbose'])
    expect(code).toBe(0)
    expect(
      stderr
        .replaceAll(/\d+ ms/g, '# ms')
        .replace(/0\.\d s/, '0.# s')
        .split('\n'),
    ).toEqual([
      `> POST ${baseUrl} /{clientId}/Import, clientId ACME_CORP, attempt 1`,
      '< 503 application/json, after # ms',
      'Attempt 1 got status 503. Retrying in 0.# s.',
      `> POST ${baseUrl} /{clientId}/Import, clientId ACME_CORP, attempt 2`,
      '< 200 application/json, after # ms',
      '',
    ])
  })
})

describe('Ctrl-C', () => {
  it('exits with 130 after Ctrl-C before anything is sent', async () => {
    const before = mock.requests().length
    expect(await initiate(mock.url, [], { signal: AbortSignal.abort() })).toMatchObject({ code: 130 })
    expect(mock.requests().length).toBe(before)
  })

  it('exits with 130 after Ctrl-C while it waits for a retry, since nothing was started', async () => {
    const ending = new AbortController()
    const baseUrl = await serve((request, response) => {
      request.resume()
      response.writeHead(503, { 'Retry-After': '30' }).end('{}')
    })
    const { code } = await initiate(baseUrl, [], { signal: ending.signal, onStderr: () => ending.abort() })
    expect(code).toBe(130)
  })
})
