import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { environmentFor } from './support/environment.ts'
import { eventsIn, good, hasty, useRun } from './support/run.ts'
import { closedAddress } from './support/servers.ts'
import { run } from './support/shell.ts'

const { mock, folder, fileOf, command, lives, other } = useRun()
const quick = [...hasty, '--name', 'CRM sync']

describe('bulk-import run', () => {
  it('imports a file, and says so', async () => {
    const { code, stdout, stderr } = await command([fileOf(), ...quick])
    expect(stdout).toMatch(/^Imported: all records\.\n\nSent +3\nTotalRecordsReceived +3\n/)
    expect(stderr).toMatch(
      /^Checking|^3 records, 47 bytes, in 2 requests or more\nImport initiated; its token lives until .*\nExecuted/,
    )
    expect(code).toBe(0)
    expect(lives()).toMatchObject([{ TotalRecordsReceived: 3, executions: 1 }])
  })

  it('keeps a journal without records and credentials, which only its owner can read', async () => {
    const path = fileOf()
    await command([path, ...quick])
    const journal = readFileSync(`${path}.journal`, 'utf8')
    expect(journal).not.toMatch(/planted|ProfileId/)
    expect(journal.split('\n').map((line) => (line === '' ? '' : JSON.parse(line).event))).toEqual([
      'initiating',
      'initiated',
      'sending',
      'taken',
      'sending',
      'taken',
      'staged',
      'executing',
      'executed',
      'finished',
      '',
    ])
    expect(statSync(`${path}.journal`).mode & 0o777).toBe(0o600)
    expect(existsSync(`${path}.journal.lock`)).toBe(false)
  })

  it('ends with 6 when records failed that may not, keeps them, and goes on when they may', async () => {
    const path = fileOf([...good, '{"ProfileId":"bad"}'].join('\r\n'))
    const { code, stderr } = await command([path, ...quick])
    expect(stderr).toContain('Ended: 1 of 4 records failed at staging. Nothing was executed.')
    expect(stderr).toContain(`bulk-import run --resume ${path}.journal --max-failed 1 executes all the same.`)
    expect(code).toBe(6)
    expect(lives()).toMatchObject([{ executions: 0 }])
    expect(JSON.parse(readFileSync(`${path}.failed.ndjson`, 'utf8'))).toMatchObject({ SequenceNumber: 4 })
    const then = await command(['--resume', `${path}.journal`, '--max-failed', '25%', '--poll', '10ms'])
    expect(then.stdout).toContain(`1 failed record is in ${path}.failed.ndjson`)
    expect(then.code).toBe(5)
    const again = await command(['--resume', `${path}.journal`])
    expect([again.code, again.stdout]).toEqual([5, then.stdout])
    expect(lives()).toMatchObject([{ executions: 1 }])
  })

  it('reads standard input, and files that are compressed', async () => {
    const paths = ['--journal', join(folder(), 'j'), '--failed', join(folder(), 'f')]
    expect((await command(['-', ...paths, ...quick], { stdin: good.join('\n') })).code).toBe(0)
    expect((await command([fileOf(gzipSync(good.join('\n')), 'people.ndjson.gz'), ...quick])).code).toBe(0)
    expect(lives().map(({ TotalRecordsReceived }) => TotalRecordsReceived)).toEqual([3, 3])
    expect(new Set(lives().map(({ recordsSha256 }) => recordsSha256)).size).toBe(1)
  })

  it('prints an object for each event with --json, the last one with the result', async () => {
    const { stdout } = await command([fileOf(), ...quick, '--json'])
    const events = eventsIn(stdout)
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['planned', 'initiated', 'staged', 'executed', 'status']),
    )
    expect(events.at(-1)).toMatchObject({
      event: 'result',
      exitCode: 0,
      canResume: false,
      next: null,
      outcome: 'imported',
    })
  })

  it('prints the plan with --dry-run, without an account, and sends nothing', async () => {
    const { code, stdout } = await run(['run', fileOf(), '--name', 'x', '--dry-run'])
    expect(stdout).toMatch(/^3 records, 47 bytes, in 2 requests or more\.\n[\s\S]*Nothing was sent\.\n$/)
    expect([code, mock().requests()]).toEqual([0, []])
  })

  it('refuses in a --dry-run what a run refuses, in the same words', async () => {
    const path = fileOf(`{"a":"${'x'.repeat(982)}"}`)
    const argv = [path, ...quick, '--chunk-bytes', '1000']
    const [plan, real] = [await command([...argv, '--dry-run']), await command(argv)]
    for (const { code, stderr } of [plan, real]) expect([code, stderr]).toEqual([2, expect.stringMatching(/971 bytes/)])
  })

  it('stages alone with --stage-only, and --resume goes on', async () => {
    const path = fileOf()
    const { code, stdout } = await command([path, ...quick, '--stage-only'])
    expect(stdout).toMatch(/^Staged: 3 records\. Nothing was executed\.\n\nSent +3\nTotalRecordsReceived +3\n/)
    expect(stdout).toContain(`\nbulk-import run --resume ${path}.journal goes on.\n`)
    expect(code).toBe(0)
    expect(lives()).toMatchObject([{ executions: 0 }])
    expect((await command(['--resume', `${path}.journal`, '--poll', '10ms'])).code).toBe(0)
  })

  it('writes what it saw of the inferences, without a record', async () => {
    const observations = join(folder(), 'seen.json')
    await command([fileOf(), ...quick, '--observations', observations])
    const seen = JSON.parse(readFileSync(observations, 'utf8')) as { id: string; holds: boolean }[]
    expect(seen.map(({ id, holds }) => `${id} ${holds}`)).toEqual(
      expect.arrayContaining(['I01 true', 'I09 true', 'I04 true', 'I06 true', 'I10 true']),
    )
  })

  it('stops before a record is sent where the service does otherwise, and says how to say so', async () => {
    const elsewhere = await other({ deviate: ['other-status-path'] })
    const path = fileOf()
    const { code, stderr } = await elsewhere.command([path, ...quick])
    expect(code).toBe(6)
    const journal = `${path}.journal`
    expect(stderr).toMatch(/Ended: The service .* \(I09\)/)
    expect(stderr).toContain(
      `\n  If your service does it another way: bulk-import run --resume ${journal} --restart --inferred statusPath=…\n`,
    )
    const inferred = ['--inferred', 'statusPath=/{clientId}/Import/{accessToken}/ImportStatus']
    const then = await elsewhere.command(['--resume', journal, '--restart', ...inferred, ...hasty])
    expect([then.code, elsewhere.mock.imports().length]).toEqual([0, 2])
  })
})

describe('what is refused before anything is sent', () => {
  it.each([
    ['a line that is no object', ['{"a":1}', '["planted"]'].join('\n'), /Line 2/],
    ['an empty file', '\n\n', /The input has no record\./],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /Line 1/],
  ])('%s', async (_, content, message) => {
    const { code, stderr } = await command([fileOf(content), ...quick])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('planted')
    expect([code, mock().requests()]).toEqual([2, []])
  })

  it.each([
    [[], /Missing the input/],
    [['-', '--name', 'x'], /With -, both --journal and --failed are needed\./],
    [['a', 'b', '--name', 'x'], /Unexpected argument after the command\. There is one FILE\./],
    [['a', '--restart', '--name', 'x'], /--restart needs --resume\./],
    [['--resume', 'j', '--name', 'x'], /--resume goes on as the journal says, so it excludes --name\./],
    [['--resume', 'j', 'a'], /--resume takes its input from the journal\./],
    [['--resume', 'j', '--inferred', 'statusPath=/x'], /so it excludes --inferred without --restart\./],
    [['a', '--name', 'x', '--settle', '9ms'], /--settle must be a duration from 10ms to 7d/],
    [['a', '--name', 'x', '--min-life', '0s'], /--min-life must be a duration from 10ms to 7d/],
    [['a', '--name', 'x', '--poll', '8d'], /--poll must be a duration from 10ms to 7d/],
    [['a', '--name', 'x', '--timeout', '0s'], /--timeout must be a duration from 1ms to 7d\./],
    [['a', '--name', 'x', '--timeout', '8d'], /--timeout must be a duration from 1ms to 7d\./],
    [['--resume', 'j', '--dry-run'], /--resume goes on as the journal says, so it excludes --dry-run\./],
    [['a', '--name', 'x', '--inferred', 'stagePath=nope'], /--inferred is wrong: stagePath must be a path/],
    [['a', '--name', 'x', '--max-failed', '101%'], /--max-failed must be a whole number or a share of the records/],
    [['--resume', 'nowhere.journal'], /--resume: cannot open .*nowhere\.journal: no such file/],
  ])('%j', async (argv, message) => {
    const { code, stderr } = await command(argv)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })

  it('a journal that is there already, and one that another process works on', async () => {
    const path = fileOf()
    await command([path, ...quick])
    expect((await command([path, ...quick])).stderr).toMatch(
      /people\.ndjson\.journal exists already\. Go on with --resume/,
    )
    writeFileSync(`${path}.journal.lock`, `${JSON.stringify({ pid: 1, start: null, host: 'elsewhere' })}\n`)
    const locked = await command(['--resume', `${path}.journal`])
    expect(locked.stderr).toMatch(/Process 1 on elsewhere works on .* delete .*people\.ndjson\.journal\.lock\./)
    expect(locked.code).toBe(2)
  })

  it('a deletion that nobody confirms, and one whose name is not typed', async () => {
    const path = fileOf()
    const none = await command([path, ...quick, '--delete'])
    expect(none.stderr).toMatch(/This must be confirmed, and there is no terminal\. Use --yes.*Nothing was sent\.$/m)
    const wrong = await command([path, ...quick, '--delete'], { isTTY: true, stdin: 'other\n' })
    expect(wrong.stderr).toMatch(/The name does not match\. Nothing was sent\.$/m)
    expect([none.code, wrong.code]).toEqual([2, 2])
    expect(mock().requests()).toEqual([])
    expect((await command([path, ...quick, '--delete', '--yes'])).code).toBe(0)
  })

  it('a server that is not there ends with 3', async () => {
    const { code } = await command([fileOf(), ...quick], { env: environmentFor(await closedAddress()) })
    expect(code).toBe(3)
  })
})

describe('what became of a run', () => {
  it('is told by its journal, with the address and the account that it has', async () => {
    const path = fileOf([...good, '{"ProfileId":"bad"}'].join('\n'))
    await command([path, ...quick])
    const env = { BULK_IMPORT_AUTHORIZATION: 'Bearer any' }
    const status = await run(['status', '--journal', `${path}.journal`], { env })
    expect([status.code, status.stdout]).toEqual([
      0,
      expect.stringMatching(/^Status +Staging\nTotalRecordsReceived +4\n/),
    ])
    const exceptions = await run(['exceptions', '--journal', `${path}.journal`], { env })
    expect(exceptions.stdout).toBe('4         It is bad.\n1 record failed.\n')
  })
})
