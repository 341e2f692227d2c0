import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { run, runOn } from './support/shell.ts'

const folder = temporaryFolder()

/** Serves the mock until the test ends; its address is taken from what it prints. */
async function serve(...options: string[]) {
  const command = runOn(['mock', '--port', '0', ...options])
  onTestFinished(async () => {
    command.interrupt()
    expect(await command.code).toBe(0)
  })
  const printed = await command.firstLine
  const url = /http:\/\/[^\s"]+/.exec(printed)?.[0] ?? `nothing was printed: ${command.stderr()}`
  return { ...command, url, printed }
}

const initiate = (url: string, clientId = 'ACME_CORP', headers: Record<string, string> = {}) =>
  fetch(`${url}/${clientId}/Import`, {
    method: 'POST',
    headers: { Authorization: 'Bearer planted-credential', 'Content-Type': 'application/json', ...headers },
    body: '{"Name":"CRM sync"}',
  })

describe('bulk-import mock', () => {
  it('prints where the mock serves, and a curl command that works', async () => {
    const { url, stdout, stderr } = await serve()
    expect(stdout()).toMatch(/^The mock serves on http:\/\/127\.0\.0\.1:\d+ \(unofficial/)
    const [, address = '', data = ''] = /^curl -X POST (\S+) -H .* -d '(.*)'$/m.exec(stdout()) ?? []
    expect(address).toBe(`${url}/ACME_CORP/Import`)
    expect(JSON.parse(data)).toEqual({ Name: 'CRM sync' })
    expect((await initiate(url)).status).toBe(200)
    expect(stderr()).toBe('')
  })

  it('prints by default only the requests that got an error response, with the reason', async () => {
    const { url, stdout } = await serve()
    await initiate(url)
    await initiate(url, 'UNKNOWN_CLIENT')
    expect(stdout()).not.toContain('/ACME_CORP/Import 200')
    expect(stdout()).toMatch(/POST \/UNKNOWN_CLIENT\/Import 404 .*S29/)
  })

  it('prints every request to the mock with --verbose, and no credential', async () => {
    const { url, stdout } = await serve('--verbose')
    await initiate(url)
    expect(stdout()).toContain('POST /ACME_CORP/Import 200')
    expect(stdout()).not.toContain('planted-credential')
  })

  it('prints one JSON object per line for the mock with --json', async () => {
    const { url, stdout } = await serve('--json')
    await initiate(url)
    const events = stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events).toMatchObject([
      { event: 'serving', url },
      { event: 'request', method: 'POST', path: '/ACME_CORP/Import', status: 200 },
    ])
  })

  it('escapes in the JSON of the mock what a terminal would obey', async () => {
    const { url, stdout } = await serve('--json')
    const Name = '\u001b[2J\u009b2J\u202e\u2028\u{e0001}'
    const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' }
    await fetch(`${url}/ACME_CORP/Import`, { method: 'POST', headers, body: JSON.stringify({ Name }) })
    const line = stdout().trim().split('\n')[1] ?? ''
    expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)
    expect(JSON.parse(JSON.parse(line).body)).toEqual({ Name })
  })

  it('stops listening once the mock has ended', async () => {
    const { url, interrupt, code } = await serve()
    interrupt()
    expect(await code).toBe(0)
    await expect(initiate(url)).rejects.toThrow('fetch failed')
  })

  it('prints nothing for the mock with --quiet', async () => {
    const command = runOn(['mock', '--port', '0', '--quiet'])
    setTimeout(command.interrupt, 0)
    expect([await command.code, command.stdout(), command.stderr()]).toEqual([0, '', ''])
  })

  it('warns when other machines can reach the mock', async () => {
    const { stderr } = await serve('--host', '0.0.0.0')
    expect(stderr()).toContain('other machines can reach')
  })

  it('gives tokens the life that --token-life says [S05, C01]', async () => {
    const { url } = await serve('--token-life', '10m')
    const { Expires } = (await (await initiate(url)).json()) as { Expires: string }
    expect(Math.abs(Date.parse(Expires) - Date.now() - 600_000)).toBeLessThan(60_000)
  })

  it('refuses the import beyond the --quota', async () => {
    const { url } = await serve('--quota', '1')
    expect([(await initiate(url)).status, (await initiate(url)).status]).toEqual([200, 429])
  })

  it('gives the same tokens for the same --seed, and others for another', async () => {
    const tokenOf = async (seed: string) => (await initiate((await serve('--seed', seed)).url)).text()
    const masked = async (seed: string) => /"AccessToken": ?(\d+)/.exec(await tokenOf(seed))?.[1]
    const [one, again, other] = [await masked('7'), await masked('7'), await masked('8')]
    expect([one === again, one === other]).toEqual([true, false])
  })

  it('delays every response of the mock by --latency', async () => {
    const { url } = await serve('--latency', '30ms')
    const started = performance.now()
    await initiate(url)
    expect(performance.now() - started).toBeGreaterThanOrEqual(29)
  })

  it.each([
    [[], null],
    [['--cors'], '*'],
  ])('lets pages of other origins call the mock with %j: %j', async (options, origin) => {
    const { url } = await serve(...options)
    const { headers } = await initiate(url, 'ACME_CORP', { Origin: 'https://example.org' })
    expect(headers.get('access-control-allow-origin')).toBe(origin)
  })

  it('reads accounts and a scenario of the mock from files', async () => {
    const [accounts, scenario] = [join(folder(), 'accounts.yaml'), join(folder(), 'scenario.yaml')]
    writeFileSync(accounts, 'accounts:\n  MINE: {}\n')
    writeFileSync(scenario, 'steps: [unavailable]\n')
    const { url } = await serve('--accounts', accounts, '--scenario', scenario)
    const statuses = [(await initiate(url, 'MINE')).status, (await initiate(url, 'MINE')).status]
    expect(statuses).toEqual([503, 200])
    await initiate(url, 'OTHER')
    expect((await initiate(url, 'OTHER')).status).toBe(404)
  })
})

describe('bulk-import mock, with a usage error', () => {
  it('exits with 3 when the port of the mock is in use', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void taken.close())
    const { port } = taken.address() as { port: number }
    const { code, stdout, stderr } = await run(['mock', '--port', String(port)])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain(`Cannot listen on port ${port}: it is in use. Choose another with --port`)
  })

  it('exits with 3 when the address of the mock is that of another machine', async () => {
    const { code, stderr } = await run(['mock', '--port', '0', '--host', '192.0.2.1'])
    expect(code).toBe(3)
    expect(stderr).toContain('--host')
  })

  it.each([
    ['a port that is none', ['--port', '70000'], /--port must be a whole number from 0 to 65535/],
    ['a port in words', ['--port', 'many'], /--port must/],
    ['a quota below 0', ['--quota=-1'], /--quota must/],
    ['a life without unit', ['--token-life', '6'], /--token-life must be a duration/],
    [
      'a latency beyond its bound',
      ['--latency', '2h'],
      /--latency, in milliseconds, must be a whole number from 0 to 3600000, got 7200000\./,
    ],
    ['two ways to print', ['--quiet', '--json'], /--quiet and --json exclude each other/],
    ['an accounts file that is not there', ['--accounts', '/nowhere.yaml'], /\/nowhere\.yaml/],
  ])('exits with 2 for a mock with %s', async (_, options, message) => {
    const { code, stdout, stderr } = await run(['mock', ...options])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })

  it('exits with 2 for a wrong accounts file, and names the line', async () => {
    const path = join(folder(), 'accounts.yaml')
    writeFileSync(path, 'accounts:\n  MINE:\n    exist: true\n')
    const { code, stderr } = await run(['mock', '--accounts', path])
    expect(code).toBe(2)
    expect(stderr).toMatch(/accounts\.yaml:\d+: .*exist/)
  })
})
