import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { closedAddress, initiated, serve, serveResponse } from './support/servers.ts'
import { useVerify } from './support/verify.ts'

const { mock, environment, verify } = useVerify()

/** How often the mock was asked, by status. */
const statuses = () => Map.groupBy(mock().requests(), ({ status }) => status)

describe('bulk-import verify', () => {
  it('exits with 0 for the mock, with everything that a case can need', async () => {
    const { code, stdout, stderr } = await verify([
      '--yes',
      '--allow-deletions',
      ...['--match-value', 'CrmId', '--unknown-client-id', 'UNKNOWN_CLIENT'],
      ...['--client-id-without-delete', 'NO_DELETE_PERMISSION', '--client-id-wrong-authorization', 'WRONG_CREDENTIALS'],
    ])
    expect(stdout).toMatch(/ passed, 0 failed, 0 with warnings, 0 skipped; .*\nThe server keeps the contract/)
    expect(stderr).toMatch(/\d+ requests for a deletion of profiles/)
    expect(code).toBe(0)
  })

  it('shows the plan before anything is sent, and never opens more imports than --max-imports', async () => {
    const { code, stderr } = await verify(['--yes', '--max-imports', '2', '--only', 'example,boundary/D'])
    expect(stderr).toMatch(
      new RegExp(`^To ${mock().url} for ACME_CORP:\n\\d+ requests, one at a time.\n2 imports will be opened`),
    )
    expect(stderr).toMatch(/No deletion of profiles is requested/)
    expect(stderr).toMatch(/\d+ {2}It would make more than 2 changes \(--max-imports\)/)
    expect(code).toBe(0)
    expect(mock().imports()).toHaveLength(2)
  })

  it('requests no deletion without --allow-deletions [S20]', async () => {
    await verify(['--yes', '--no-deletions', '--only', 'ImportAction'])
    expect(
      mock()
        .imports()
        .filter(({ settings }) => settings.ImportAction === 'Delete'),
    ).toEqual([])
    await verify(['--yes', '--allow-deletions', '--only', 'ImportAction'])
    expect(
      mock()
        .imports()
        .filter(({ settings }) => settings.ImportAction === 'Delete'),
    ).not.toEqual([])
  })

  it('sends only the cases that --only names, by id or statement, even when given twice', async () => {
    const { stdout } = await verify([
      '--yes',
      '--only',
      'boundary/DataStageDuration/maximum/11,S29',
      '--only',
      'method',
    ])
    expect(stdout).toMatch(/S33 {2}pass .*\n/)
    expect(mock().requests().length).toBeLessThan(5)
    expect([...statuses().keys()].sort()).toEqual([400, 405])
  })

  it('sends the cases in another order by --seed, the same for the same seed', async () => {
    const paths = async (seed: string) => {
      mock().reset()
      await verify(['--yes', '--only', 'boundary', '--seed', seed])
      return mock()
        .requests()
        .map(({ bodyBytes }) => bodyBytes)
    }
    const [one, again, other] = [await paths('7'), await paths('7'), await paths('8')]
    expect(one).toEqual(again)
    expect(one).not.toEqual(other)
  })

  it('has as many requests in flight as --concurrency says', async () => {
    const waiting: (() => void)[] = []
    let [requests, maximum] = [0, 0]
    const baseUrl = await serve((request, response) => {
      request.resume()
      waiting.push(() => response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"Message":"no"}'))
      maximum = Math.max(maximum, waiting.length)
      // The first is sent alone; then nothing is answered until as many are there.
      if (++requests === 1 || maximum === 3) for (const respond of waiting.splice(0)) respond()
    })
    const { stderr } = await verify(['--yes', '--only', 'type', '--concurrency', '3'], { env: environment(baseUrl) })
    expect(stderr).toContain('up to 3 at a time')
    expect(maximum).toBe(3)
  })
})

describe('a server with violations', () => {
  it('exits with 1 for a violation, with the statement, what was sent without credentials, what was expected, and what came back', async () => {
    const baseUrl = await serveResponse(200, initiated('424242'))
    const { code, stdout, stderr } = await verify(['--yes', '--only', 'S33'], { env: environment(baseUrl) })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^FAIL S33 {2}DataStageDuration is between 0 and 10/m)
    expect(stdout).toContain('sent      curl -X POST')
    expect(stdout).toContain('"Authorization: $BULK_IMPORT_AUTHORIZATION"')
    expect(stdout).toMatch(/expected .*400.*actual .*200/s)
    expect(stdout + stderr).not.toMatch(/planted-credential|424242/)
  })

  it('stops at the first violation by --bail', async () => {
    let requests = 0
    const baseUrl = await serve((request, response) => {
      requests++
      request.resume()
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(initiated('7'))
    })
    const { code, stdout } = await verify(['--yes', '--bail', '--only', 'boundary'], { env: environment(baseUrl) })
    expect([code, requests]).toEqual([1, 1])
    expect(stdout).toContain('--bail is set')
  })

  it('exits with 0 for a violation of a decision, and with 1 by --strict [C14]', async () => {
    const baseUrl = await serve(async (request, response) => {
      const sent = JSON.parse(await textOf(request))
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(initiated(String(Math.trunc(Math.random() * 2 ** 50)), { ...defaults, Name: sent.Name }))
    })
    const given = { env: environment(baseUrl) }
    const only = ['--yes', '--only', 'unknown/name/Unknown']
    expect(await verify(only, given)).toMatchObject({ code: 0, stdout: expect.stringContaining('WARN C14') })
    expect(await verify([...only, '--strict'], given)).toMatchObject({ code: 1 })
  })

  it('escapes in a report what turns text round or what a terminal obeys', async () => {
    const baseUrl = await serveResponse(500, '{"Message":"\u202e\u001b[2J"}')
    const { stdout } = await verify(['--yes', '--only', 'S33'], { env: environment(baseUrl) })
    expect(stdout).toContain('"Message":"\\u202e\\u001b[2J"')
    for (const sign of ['\u202e', '\u001b']) expect(stdout).not.toContain(sign)
  })
})

describe('a server that cannot be judged', () => {
  it('exits with 3 after three requests without a response within --timeout, and fails no statement', async () => {
    const baseUrl = await serve((request) => request.resume())
    const options = ['--yes', '--timeout', '20ms', '--json', '-']
    const { code, stdout, stderr } = await verify(options, { env: environment(baseUrl) })
    expect([code, JSON.parse(stdout).requests]).toEqual([3, 3])
    expect(stderr).toMatch(/The server could not be reached\. There was no response \(none within 20 ms\)\.\n$/)
    expect(stderr).not.toMatch(/^FAIL/m)
  })

  it('exits with 3 when no server listens', async () => {
    const { code, stdout } = await verify(['--yes', '--only', 'S33'], { env: environment(await closedAddress()) })
    expect([code, stdout]).toEqual([3, expect.stringContaining('could not be reached')])
  })

  it.each([
    [401, /The response to the simplest request is 401/],
    [404, /The response to the simplest request is 404: check the credential, --client-id and --base-url/],
  ])('exits with 2 for a response %i to the simplest request', async (status, message) => {
    const { code, stdout } = await verify(['--yes'], { env: environment(await serveResponse(status, '{}')) })
    expect(code).toBe(2)
    expect(stdout).toMatch(message)
  })

  it('exits with 2 when the server asks for a longer wait than --max-wait', async () => {
    const baseUrl = await serveResponse(503, '{}', { 'Retry-After': '600' })
    const options = ['--yes', '--only', 'S33', '--max-wait', '1s']
    expect(await verify(options, { env: environment(baseUrl) })).toMatchObject({ code: 2 })
  })

  it('says that it waits for the server, even without a terminal', async () => {
    let requests = 0
    const baseUrl = await serve((request, response) => {
      request.resume()
      const headers = { 'Content-Type': 'application/json', 'Retry-After': '0' }
      response.writeHead(requests++ === 0 ? 503 : 400, headers).end('{"Message":"x"}')
    })
    const options = ['--yes', '--only', 'DataStageDuration/maximum/11']
    const { code, stderr } = await verify(options, { env: environment(baseUrl) })
    expect(code).toBe(0)
    expect(stderr).toContain('waiting 0 s, as the server asks (503)')
  })
})

const defaults = {
  DataStageDuration: 3,
  ImportAction: 'Add',
  RefreshAlternateIds: false,
  RefreshContacts: false,
  RefreshCustomFields: false,
  RefreshGroups: false,
  RefreshTags: false,
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
