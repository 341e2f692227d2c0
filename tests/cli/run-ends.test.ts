import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { eventsIn, good, hasty, useRun } from './support/run.ts'
import { serve } from './support/servers.ts'

const { mock, folder, fileOf, command, lives, other } = useRun()
const quick = [...hasty, '--name', 'CRM sync']
const lastEvent = (stdout: string) => eventsIn(stdout).at(-1)

describe('a run whose result nobody takes', () => {
  it.each([
    [[], 'EPIPE'],
    [[], 'ENOSPC'],
    [['--json'], 'EPIPE'],
    [['--json'], 'ENOSPC'],
  ] as const)('ends with the code of what it came to, and says the result: %j %s', async (options, stdoutError) => {
    const path = fileOf([...good, '{"ProfileId":"bad"}'].join('\n'))
    const refused = await command([path, ...quick, ...options], { stdoutError })
    expect([refused.code, refused.stderr]).toEqual([6, expect.stringMatching(/^Ended: 1 of 4 records failed/m)])
    const allowed = ['--resume', `${path}.journal`, '--max-failed', '1', ...hasty, ...options]
    const { code, stderr } = await command(allowed, { stdoutError })
    expect(code).toBe(5)
    expect(stderr).toMatch(/Standard output could not be written[\s\S]*Finished: some records were not imported\./)
    expect(lives()).toMatchObject([{ executions: 1 }])
  })
})

describe('a run that nobody confirms before Execute', () => {
  it.each([
    ['--delete', 'CRM sync\nother\n', /The name does not match\./],
    ['--delete', 'CRM sync\n', /The name does not match\./],
    ['--refresh=tags', 'y\nn\n', /^Execute it\? \[y\/N\] /m],
  ])('ends with 6, says so, and goes on by --resume: %s', async (option, stdin, why) => {
    const path = fileOf()
    const { code, stderr, stdout } = await command([path, ...quick, option, '--json'], { isTTY: true, stdin })
    expect(stderr).toMatch(why)
    expect(stderr).toMatch(
      /^.*Ended:.* Not confirmed\..* Nothing was executed\.\n {2}bulk-import run --resume .* goes on\.$/m,
    )
    expect(stderr).not.toContain('Nothing was sent')
    expect(code).toBe(6)
    expect(lastEvent(stdout)).toMatchObject({ event: 'result', exitCode: 6, canResume: true, next: '--resume' })
    expect(lives()).toMatchObject([{ TotalRecordsReceived: 3, executions: 0 }])
    const later = await command(['--resume', `${path}.journal`, ...hasty])
    expect([later.code, later.stderr]).toEqual([6, expect.stringContaining('there is no terminal. Use --yes')])
    expect((await command(['--resume', `${path}.journal`, ...hasty, '--yes'])).code).toBe(0)
  })

  it('ends with 130 by Ctrl-C at the question', async () => {
    const ending = new AbortController()
    const path = fileOf()
    await command([path, ...quick, '--refresh', 'tags', '--yes', '--stage-only'])
    const onStderr = (text: string) => text.includes('Execute it?') && ending.abort()
    const given = { isTTY: true, signal: ending.signal, onStderr }
    const { code, stderr, stdout } = await command(['--resume', `${path}.journal`, ...hasty, '--json'], given)
    expect([code, stderr]).toEqual([
      130,
      expect.stringContaining('Interrupted. Nothing was executed.\n  bulk-import run'),
    ])
    expect(lastEvent(stdout)).toMatchObject({ exitCode: 130, next: '--resume' })
    expect(lives()).toMatchObject([{ executions: 0 }])
  })
})

describe('a run whose Execute is refused with 401', () => {
  it('does not send it again, though OAuth renews the credential, and goes on by --resume', async () => {
    let issued = 0
    const tokenUrl = await serve((request, response) => {
      request.resume()
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(`{"access_token":"t${++issued}","token_type":"Bearer","expires_in":3600}`)
    })
    const sent: string[] = []
    const baseUrl = await serve(async (request, response) => {
      const { method = '', url = '', headers } = request
      const given = await buffer(request)
      const { authorization = '', 'content-type': type = '' } = headers
      const step = url.split('/').at(-1)
      sent.push(`${step} ${authorization}`)
      response.setHeader('Content-Type', 'application/json')
      if (step === 'Execute' && authorization === 'Bearer t1') return void response.writeHead(401).end('{}')
      const forwarded = { authorization, ...(type !== '' && { 'content-type': type }) }
      const body = given.length > 0 ? { body: new Uint8Array(given) } : {}
      const real = await fetch(`${mock().url}${url}`, { method, headers: forwarded, ...body })
      response.writeHead(real.status).end(await real.text())
    })
    const env = {
      BULK_IMPORT_BASE_URL: baseUrl,
      BULK_IMPORT_AUTHORIZATION: '',
      BULK_IMPORT_OAUTH_TOKEN_URL: tokenUrl,
      BULK_IMPORT_OAUTH_CLIENT_ID: 'client',
      BULK_IMPORT_OAUTH_CLIENT_SECRET: 'planted-secret',
      BULK_IMPORT_OAUTH_SCOPE: 'ACME_CORP/Jane.Doe',
    }
    const path = fileOf()
    const { code, stderr } = await command([path, ...quick], { env })
    expect([code, stderr]).toEqual([1, expect.stringContaining('401 Unauthorized. The import was not executed.')])
    expect(sent.filter((one) => one.startsWith('Execute'))).toEqual(['Execute Bearer t1'])
    expect(sent.at(-1)).toBe('Status Bearer t2')
    expect((await command(['--resume', `${path}.journal`, ...hasty], { env })).code).toBe(0)
    expect(lives()).toMatchObject([{ executions: 1 }])
  })
})

describe('the last line of --json', () => {
  it.each([
    ['a usage error', ['--stage-days', '99'], 2, 'USAGE'],
    ['a journal that is there', [], 2, 'USAGE'],
  ])('is a result after %s', async (_, options, exitCode, code) => {
    const path = fileOf()
    writeFileSync(`${path}.journal`, '')
    const argv = [path, ...quick, ...options, '--json']
    const ended = await command(argv)
    expect(ended.code).toBe(exitCode)
    expect(lastEvent(ended.stdout)).toMatchObject({ event: 'result', exitCode, canResume: false, next: null, code })
  })
})

describe('Ctrl-C', () => {
  it('ends a --dry-run with 130', async () => {
    const { code, stderr } = await command([fileOf(), '--name', 'x', '--dry-run'], { signal: AbortSignal.abort() })
    expect([code, stderr]).toEqual([130, 'error: Interrupted before anything was sent.\n'])
  })

  it('ends a run with 130, and says how far it had come', async () => {
    const ending = new AbortController()
    const path = fileOf()
    const onStderr = (text: string) => text.startsWith('Import initiated') && ending.abort()
    const { code, stderr } = await command([path, ...quick], { signal: ending.signal, onStderr })
    expect(code).toBe(130)
    expect(stderr).toMatch(
      /\nInterrupted\. Nothing was executed\.\n {2}bulk-import run --resume .*journal goes on\.\n$/,
    )
  })
})

describe('a run from standard input', () => {
  it('is restarted with its input again', async () => {
    const [journal, failed] = [join(folder(), 'j'), join(folder(), 'f')]
    const paths = ['--journal', journal, '--failed', failed]
    const unfinished = await command(['-', ...paths, ...quick], { stdin: `${good.join('\n')}\n["planted"]\n` })
    expect([unfinished.code, unfinished.stderr]).toEqual([
      6,
      expect.stringContaining(
        `bulk-import run - --resume ${journal} --restart begins a new import, with the input again.`,
      ),
    ])
    const without = await command(['--resume', journal, '--restart', ...hasty])
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('give it again')])
    expect(mock().imports()).toHaveLength(1)
    const again = await command(['-', '--resume', journal, '--restart', ...hasty], { stdin: good.join('\n') })
    expect([again.code, mock().imports().length]).toEqual([0, 2])
  })

  it('is not taken where the journal has a file', async () => {
    const path = fileOf()
    await command([path, ...quick, '--stage-only'])
    const { code, stderr } = await command(['-', '--resume', `${path}.journal`, '--restart', ...hasty])
    expect([code, stderr]).toEqual([2, expect.stringContaining('which is a file')])
  })
})

describe('--timeout', () => {
  it('bounds what is read, and neither Initiate nor Stage nor Execute', async () => {
    const steps = ['ok; operation=initiate; latency=300ms', 'stall-headers; operation=retrieveStatus']
    for (const operation of ['stage', 'stage', 'execute']) steps.push(`ok; operation=${operation}; latency=300ms`)
    const slow = await other({ scenario: { steps } })
    const { code } = await slow.command([fileOf(), ...quick, '--timeout', '150ms'])
    expect(code).toBe(0)
    expect(slow.mock.imports()).toMatchObject([{ life: { stageRequests: 2, executions: 1 } }])
  })
})

describe('--resume', () => {
  it('prints the result of a finished journal again, with its code, and needs neither credentials nor an address', async () => {
    const path = fileOf([...good, '{"ProfileId":"bad"}'].join('\n'))
    const first = await command([path, ...quick, '--max-failed', '1'])
    const journal = readFileSync(`${path}.journal`, 'utf8')
    const requests = mock().requests().length
    for (const baseUrl of [mock().url, 'http://elsewhere.example', '']) {
      writeFileSync(`${path}.journal`, journal.replace(/"baseUrl":"[^"]*"/, `"baseUrl":"${baseUrl}"`))
      const again = await command(['--resume', `${path}.journal`], { env: { BULK_IMPORT_AUTHORIZATION: '' } })
      expect(again).toEqual({ code: 5, stdout: first.stdout, stderr: '' })
    }
    expect(mock().requests()).toHaveLength(requests)
    expect(existsSync(`${path}.journal.lock`)).toBe(false)
  })

  it('sends no credential in clear text to an address that the journal was given later', async () => {
    const path = fileOf()
    await command([path, ...quick, '--stage-only'])
    const journal = readFileSync(`${path}.journal`, 'utf8')
    writeFileSync(`${path}.journal`, journal.replace(mock().url, 'http://elsewhere.example'))
    const { code, stderr } = await command(['--resume', `${path}.journal`, ...hasty])
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/address in the journal must begin with https.*--allow-insecure-http/),
    ])
    expect(existsSync(`${path}.journal.lock`)).toBe(false)
  })
})
