import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { environmentFor } from './support/environment.ts'
import { eventsIn, good, hasty, useRun } from './support/run.ts'
import { run } from './support/shell.ts'

const { mock, folder, fileOf, command, other } = useRun()
const quick = [...hasty, '--name', 'CRM sync']

describe('a run says', () => {
  it('at the first Ctrl-C what it waits for, and what a second one does', async () => {
    const ending = new AbortController()
    const onStderr = (text: string) => text.startsWith('Import initiated') && ending.abort()
    const { stderr } = await command([fileOf(), ...quick], { signal: ending.signal, onStderr })
    expect(stderr).toContain(
      'Ending, after the request that is under way if there is one. Ctrl-C once more ends at once.\n',
    )
  })

  it.each(['--json', '--quiet'])('nothing of that with %s', async (option) => {
    const ending = new AbortController()
    const slow = await other({ scenario: { steps: ['ok; operation=stage; latency=500ms'] } })
    const waiting = setInterval(() => slow.mock.imports().length > 0 && ending.abort(), 5)
    const { code, stderr } = await slow.command([fileOf(), ...quick, option], { signal: ending.signal })
    clearInterval(waiting)
    expect([code, stderr]).toEqual([
      130,
      expect.stringMatching(/^Interrupted\. Nothing was executed\.\n {2}.* goes on\.\n$/),
    ])
  })

  it('before Execute what the counters are, and no setting', async () => {
    const given = { isTTY: true, stdin: 'y\ny\n' }
    const { code, stderr } = await command([fileOf(), ...quick, '--refresh', 'tags', '--stage-days', '3'], given)
    expect(stderr).toMatch(
      /TotalRecordsReceived {13}3\n[\s\S]*\nNotHonored {23}0\n3 records\. RefreshTags: .*\nExecute it\?/m,
    )
    expect(stderr).not.toContain('DataStageDuration')
    expect(code).toBe(0)
  })

  it('where Execute is in doubt that a look comes first, and then what sends it once more', async () => {
    const { command: there, mock: doubtful } = await other({
      scenario: { steps: ['lost-response; when=before; operation=execute'] },
    })
    const path = fileOf()
    const { code, stderr } = await there([path, ...quick])
    const go = `bulk-import run --resume ${path}.journal`
    expect([code, stderr]).toEqual([
      4,
      expect.stringContaining(`\n  ${go} looks again; ${go} --execute-again sends Execute once more.\n`),
    ])
    expect((await there(['--resume', `${path}.journal`, ...hasty])).code).toBe(4)
    expect((await there(['--resume', `${path}.journal`, ...hasty, '--execute-again'])).code).toBe(0)
    expect(doubtful.imports()).toMatchObject([{ life: { executions: 1 } }])
  })

  it('to a program what it says to a person: a retry, and what is wrong with a response', async () => {
    const { command: there } = await other({ scenario: { steps: ['unavailable', 'wrong-type'] } })
    const { code, stdout, stderr } = await there([fileOf(), ...quick, '--json'])
    expect([code, stderr]).toEqual([0, ''])
    expect(eventsIn(stdout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ event: 'retry', operationId: 'initiate', attempt: 1, reason: 503 }),
        expect.objectContaining({ event: 'warning', message: expect.stringMatching(/^The 200 response to initiate/) }),
      ]),
    )
  })

  it('with --quiet what is wrong with a response, and nothing of a retry', async () => {
    const { command: there } = await other({ scenario: { steps: ['unavailable', 'wrong-type'] } })
    const { code, stdout, stderr } = await there([fileOf(), ...quick, '--quiet'])
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Imported: all records\./)])
    expect(stderr).toMatch(/^Warning: the 200 response to initiate breaks the contract: .*\n$/)
  })

  it('with --quiet why the failed records are not complete, and how to have them', async () => {
    const { command: there } = await other({ deviate: ['other-exceptions-path'] })
    const path = fileOf([...good, '{"ProfileId":"bad"}'].join('\n'))
    const { code, stdout, stderr } = await there([path, ...quick, '--max-failed', '1', '--quiet'])
    expect(code).toBe(5)
    expect(stderr).toMatch(/^Warning: The failed records are not complete\. .*--inferred exceptionsPath=…/)
    expect(stdout).toContain(`bulk-import exceptions --journal ${path}.journal --output FILE fetches them again.`)
  })

  it('that it deletes, where it does', async () => {
    const { stdout } = await command([fileOf(), ...quick, '--delete', '--yes'])
    expect(stdout).toMatch(/^Deleted: the profiles of all records\.\n/)
  })

  it.each([
    ['"Processed":3,', '', 'The service did not say Processed.'],
    ['"TotalRecordsReceived":3,', '', 'The service did not say TotalRecordsReceived.'],
    ['"Processed":3', '"Processed":4', 'Processed is 4, and 3 records were sent.'],
    ['"Processed":3', '"Processed":2', 'Processed is 2, and 3 records were sent.'],
    ['"TotalRecordsReceived":3', '"TotalRecordsReceived":2', 'TotalRecordsReceived is 2, and 3 records were sent.'],
    ['"Processed":3,"Pending":0', '"Processed":2,"Pending":1', undefined],
  ])(
    'which counter is why it is not all imported, where the failed ones are none: %s as %s',
    async (from, to, line) => {
      const path = fileOf()
      await command([path, ...quick])
      const journal = readFileSync(`${path}.journal`, 'utf8').replace(
        '"outcome":"imported"',
        '"outcome":"partly-imported"',
      )
      writeFileSync(`${path}.journal`, journal.replace(from, to))
      const { code, stdout } = await command(['--resume', `${path}.journal`])
      const said = ['Finished: some records were not imported.', line].filter((text) => text !== undefined)
      expect([code, stdout.split('\n\n')[0]]).toEqual([5, said.join('\n')])
    },
  )

  it('that it goes on, and with which number of failed records, when it does', async () => {
    const path = fileOf([...good, '{"ProfileId":"bad"}'].join('\n'))
    await command([path, ...quick, '--max-failed', '1', '--stage-only'])
    const { code, stderr } = await command(['--resume', `${path}.journal`, ...hasty])
    expect(code).toBe(5)
    expect(stderr).toContain('Going on with the import; its token lives until ')
    expect(stderr).not.toContain('Import initiated')
  })

  it('in --observations what an earlier process saw as well, each once', async () => {
    const [path, observations] = [fileOf(), join(folder(), 'both.json')]
    await command([path, ...quick, '--stage-only', '--observations', observations])
    await command(['--resume', `${path}.journal`, ...hasty, '--observations', observations])
    const seen = (JSON.parse(readFileSync(observations, 'utf8')) as object[]).map((one) => JSON.stringify(one))
    for (const id of ['I09', 'I04', 'I10']) expect(seen).toContainEqual(expect.stringContaining(`"id":"${id}"`))
    expect(seen).toHaveLength(new Set(seen).size)
  })
})

describe('what a run is not given', () => {
  it('is a compressed file by another name', async () => {
    const path = join(folder(), 'people.compressed')
    writeFileSync(path, gzipSync(good.join('\n')))
    const { code, stderr } = await command([path, ...quick])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Line 1 is compressed by gzip. The name of such a file'),
    ])
  })

  it.each(['--journal', '--failed', '--observations'])('is standard output as %s', async (option) => {
    const { code, stderr } = await command([fileOf(), ...quick, option, '-'])
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${option} must be a file.`)])
  })

  it('is standard output as --observations of a run that goes on', async () => {
    const path = fileOf()
    await command([path, ...quick, '--stage-only'])
    const { code, stderr } = await command(['--resume', `${path}.journal`, ...hasty, '--observations', '-'])
    expect([code, stderr]).toEqual([2, 'error: --observations must be a file.\n'])
  })

  it('is an order that cannot be carried out, and it goes on without', async () => {
    const path = fileOf()
    await command([path, ...quick, '--stage-only'])
    const { code, stderr } = await command(['--resume', `${path}.journal`, '--execute-again'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is nothing to execute again')])
    expect(stderr).toContain(`bulk-import run --resume ${path}.journal goes on.`)
  })

  it('is the journal of a program that has no address; status takes one beside it', async () => {
    const path = fileOf()
    await command([path, ...quick])
    const journal = readFileSync(`${path}.journal`, 'utf8').replace(/"baseUrl":"[^"]*"/, '"baseUrl":""')
    writeFileSync(`${path}.other`, journal.replace(/\{"event":"finished".*\n/, ''))
    const { code, stderr } = await command(['--resume', `${path}.other`])
    expect([code, stderr]).toEqual([2, expect.stringContaining('--resume: the journal has no address.')])
    const found = await run(['status', '--journal', `${path}.other`], { env: environmentFor(mock().url) })
    expect([found.code, found.stdout]).toEqual([0, expect.stringMatching(/^Status +Completed\n/)])
    for (const command of ['status', 'exceptions']) {
      const env = { BULK_IMPORT_CLIENT_ID: 'ACME_CORP', BULK_IMPORT_AUTHORIZATION: 'Bearer any' }
      const lost = await run([command, '--journal', `${path}.other`], { env })
      expect([lost.code, lost.stderr]).toEqual([
        2,
        `error: --journal: ${path}.other has no address. Give --base-url and --client-id as its program has them.\n`,
      ])
    }
    const given = ['--client-id', 'OTHER']
    const refused = await run(['status', '--journal', `${path}.journal`, ...given], { env: environmentFor(mock().url) })
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('--journal has the address and the account, so it excludes --client-id.'),
    ])
  })
})
