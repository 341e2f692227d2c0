import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { environmentFor } from './support/environment.ts'
import { temporaryFolder } from './support/folder.ts'
import { closedAddress, serveResponse } from './support/servers.ts'
import { run, start } from './support/shell.ts'

const recordRules = [{ pointer: '/ProfileId', equals: 'bad', at: 'staging', message: 'It is bad.' }] as const
const records = '{"UserProfilePreferences":[{"ProfileId":1},{"ProfileId":"bad","Big":12345678901234567890}]}'
const folder = temporaryFolder()
let mock: RunningMock
let token: string
let tokenFile: string

beforeAll(async () => {
  mock = await startMock({ recordRules })
})
afterAll(() => mock.close())
beforeEach(async () => {
  mock.reset()
  tokenFile = join(folder(), `import-${Math.random()}.token`)
  // The second token of a mock is one that JSON.parse would round.
  for (const rest of [[], ['--token-file', tokenFile]]) await command('initiate', '--name', 'CRM sync', ...rest)
  token = mock.imports()[1]?.accessToken ?? ''
  const headers = { Authorization: 'x', 'Content-Type': 'application/json' }
  await fetch(`${mock.url}/ACME_CORP/Import/${token}`, { method: 'POST', headers, body: records })
})

const command = (...argv: string[]) => run(argv, { env: environmentFor(mock.url) })

describe('bulk-import status, provisional', () => {
  it('tells what has become of the import of a token file [I09, P19]', async () => {
    const { code, stdout, stderr } = await command('status', '--token-file', tokenFile)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.replaceAll(/ +/g, ' ')).toMatch(
      /^Status Staging\nTotalRecordsReceived 2\nValidationSuccessful 1\nValidationFailed 1\nProcessed 0\n[\s\S]*\nExpires 2/,
    )
    expect(new Set(stdout.match(/^.* \d+$/gm)?.map(({ length }) => length))).toEqual(new Set([34]))
    expect(stdout).not.toContain(token)
  })

  it('prints the report with --json, without its token', async () => {
    const { code, stdout } = await command('status', '--token-file', tokenFile, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ Status: 'Staging', ValidationFailed: 1, Name: 'CRM sync' })
    expect(stdout).not.toMatch(/AccessToken|"\d{13,}"/)
  })

  it('follows --inferred', async () => {
    const other = await startMock({ deviate: ['other-status-path'] })
    await run(['initiate', '--name', 'x', '--token-file', `${tokenFile}.2`], { env: environmentFor(other.url) })
    const argv = ['status', '--token-file', `${tokenFile}.2`]
    const path = '/{clientId}/Import/{accessToken}/ImportStatus'
    const { code } = await run(argv, { env: environmentFor(other.url) })
    const { code: then } = await run([...argv, '--inferred', `statusPath=${path}`], { env: environmentFor(other.url) })
    expect([code, then]).toEqual([1, 0])
    await other.close()
  })

  it('exits with 1 for a token that has expired, and shows it nowhere [P04]', async () => {
    mock.moveClock(86_400_000)
    const { code, stdout, stderr } = await command('status', '--token-file', tokenFile, '--verbose', '--json')
    expect(code).toBe(1)
    expect(stderr).toContain('> GET http://127.0.0.1')
    expect(stderr).toContain('/{clientId}/Import/{accessToken}/Status')
    expect(stderr).toMatch(
      /Failed: retrieveStatus failed: 401 Unauthorized\..* The service says: "The access token .*"\n/,
    )
    expect(stderr).toContain('P04: accessToken is in the path of each later step')
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'refused', error: { status: 401 } })
    expect(stdout + stderr).not.toContain(token)
  })

  it('exits with 3 when no server is reached, and with 1 when what responds is none', async () => {
    const none = await run(['status', '--token-file', tokenFile, '--max-attempts', '1'], {
      env: environmentFor(await closedAddress()),
    })
    expect(none.code).toBe(3)
    const strange = await run(['status', '--token-file', tokenFile], {
      env: environmentFor(await serveResponse(200, '<html>')),
    })
    expect(strange.code).toBe(1)
  })
})

describe('bulk-import exceptions, provisional', () => {
  it('lists why records failed, and nothing else of them [P21]', async () => {
    const { code, stdout } = await command('exceptions', '--token-file', tokenFile)
    expect([code, stdout]).toEqual([0, '2         It is bad.\n1 record failed.\n'])
  })

  it('prints each record as it is with --json', async () => {
    const { stdout } = await command('exceptions', '--token-file', tokenFile, '--json')
    expect(stdout).toBe(
      '{"ProfileId":"bad","Big":12345678901234567890,"SequenceNumber":2,"Exceptions":[{"Message":"It is bad."}]}\n',
    )
  })

  it('writes them to a new file that only the owner can read, with --output', async () => {
    const output = `${tokenFile}.failed.ndjson`
    const { code, stdout } = await command('exceptions', '--token-file', tokenFile, '--output', output)
    expect([code, stdout]).toEqual([0, `1 record failed.\nWritten to ${output}\n`])
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ SequenceNumber: 2 })
    expect(statSync(output).mode & 0o777).toBe(0o600)
    const again = await command('exceptions', '--token-file', tokenFile, '--output', output)
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('--output: cannot create')
    expect(again.stderr).toContain('it already exists and is not overwritten')
  })

  it('prints them with --output - as with --json', async () => {
    const { code, stdout } = await command('exceptions', '--token-file', tokenFile, '--output', '-')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\{"ProfileId":"bad",.*\}\n$/)])
    const status = await command('status', '--token-file', tokenFile, '--output', '-')
    expect(JSON.parse(status.stdout)).toMatchObject({ Status: 'Staging' })
  })

  it('exits with 1 where records may be missing, after those that there are, and stays one JSON text a line [I13]', async () => {
    const page = '{"Count":2,"HasMore":true,"UserProfilePreferences":[{"SequenceNumber":1}]}'
    const env = environmentFor(await serveResponse(200, page))
    const { code, stdout, stderr } = await run(['exceptions', '--token-file', tokenFile, '--json'], { env })
    expect(code).toBe(1)
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { SequenceNumber: 1 },
      { outcome: 'unknown', error: { code: 'CONTRACT_VIOLATION', ids: ['P23', 'I12', 'I13'] } },
    ])
    const issue = 'ExceptionsPage.Count must be 1, the number of records, but is 2.'
    expect(stderr).toContain(`Warning: the 200 response to retrieveExceptions breaks the contract: ${issue}\n`)
    expect(stderr).toContain(`${issue} There may be more failed records.\n`)
  })

  it('says after a 404 how to set another path [I11]', async () => {
    const env = environmentFor(await serveResponse(404, '{"Message":"planted"}'))
    const { code, stderr } = await run(['exceptions', '--token-file', tokenFile], { env })
    expect(code).toBe(1)
    expect(stderr).toContain(
      'Or your service has a different path for this operation (I11): if so, set --inferred exceptionsPath=….',
    )
    expect(stderr).not.toContain('planted')
  })

  it('keeps what the service says of a record out of an error, also with --json', async () => {
    const env = environmentFor(await serveResponse(400, '{"Message":"planted"}'))
    const { code, stdout, stderr } = await run(['exceptions', '--token-file', tokenFile, '--json'], { env })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'refused', error: { code: 'BAD_REQUEST', status: 400 } })
    expect(stdout + stderr).not.toContain('planted')
  })

  it('leaves no file behind when they cannot be had', async () => {
    mock.moveClock(86_400_000)
    const output = `${tokenFile}.failed.ndjson`
    expect((await command('exceptions', '--token-file', tokenFile, '--output', output)).code).toBe(1)
    expect(existsSync(output)).toBe(false)
  })
})

describe('a result that cannot be written', () => {
  it.each([['status', '--json'], ['exceptions']])(
    'ends %s with 4 on a full disk, as a lost token does',
    async (name, ...more) => {
      if (process.platform !== 'linux') return // has /dev/full, a disk without room
      const argv = ['-c', `bulk-import ${name} --token-file ${tokenFile} ${more.join(' ')} > /dev/full`]
      const { code, stderr } = await start(argv, environmentFor(mock.url), 'sh').ending
      expect([code, stderr]).toEqual([4, 'error: Standard output could not be written (ENOSPC).\n'])
    },
  )

  it('is no error where its reader has seen enough', async () => {
    const argv = ['-c', `bulk-import exceptions --token-file ${tokenFile} --json | true; echo $?`]
    const { stderr } = await start(argv, environmentFor(mock.url), 'sh').ending
    expect(stderr).toBe('')
  })
})

describe('--inferred', () => {
  it.each([
    [['firstOffset='], '--inferred must be NAME=VALUE, with one of '],
    [['firstOffset=0x1'], '--inferred firstOffset must be a whole number.'],
    [['other=1'], '--inferred must be NAME=VALUE, with one of '],
    [
      ['stagePath=/{clientId}/Import/{accessToken}/Execute'],
      '--inferred is wrong: stagePath must not be the path of execute.',
    ],
  ])('%j is refused', async (values, message) => {
    const given = values.flatMap((value) => ['--inferred', value])
    const { code, stderr } = await command('status', '--token-file', tokenFile, ...given)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  it('is refused by verify, too, where it is the path of another step', async () => {
    const path = 'stagePath=/{clientId}/Import/{accessToken}/Execute'
    const { code, stderr } = await run(['verify', '--list', '--provisional', '--inferred', path])
    expect([code, stderr]).toEqual([2, 'error: --inferred is wrong: stagePath must not be the path of execute\n'])
  })

  it('takes a comma as it is, and may be given several times', async () => {
    const page = '{"Count":1,"HasMore":false,"a":[1],"b,c":[{"SequenceNumber":7}]}'
    const env = environmentFor(await serveResponse(200, page))
    const inferred = ['--inferred', 'recordsProperty=b,c', '--inferred', 'firstOffset=0']
    const { code, stdout } = await run(['exceptions', '--token-file', tokenFile, '--json', ...inferred], { env })
    expect([code, stdout]).toEqual([0, '{"SequenceNumber":7}\n'])
  })
})

describe('a token file', () => {
  const holdsNone = /--token-file: .* does not hold an access token, which is one line of at most 19 digits\./
  it.each([
    ['is not there', undefined, /--token-file: cannot read .*: no such file or directory\./],
    ['holds something else', 'Bearer planted', holdsNone],
    ['holds more than 64 bits', '9223372036854775808\n', holdsNone],
    ['holds zero', '0\n', holdsNone],
    ['holds two lines', '1\n2\n', holdsNone],
  ])('that %s is refused, and not shown', async (_, content, message) => {
    const path = `${tokenFile}.other`
    if (content !== undefined) writeFileSync(path, content)
    const { code, stderr } = await command('status', '--token-file', path)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('planted')
  })

  it('is needed', async () => {
    const { code, stderr } = await command('exceptions')
    expect([code, stderr]).toEqual([2, 'error: Missing --token-file or --journal.\n'])
  })
})
