import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { good, hasty, useRun } from './support/run.ts'

const { mock, folder, fileOf, command, lives } = useRun()
const quick = [...hasty, '--name', 'CRM sync']
const at = (name: string) => join(folder(), name)

describe('the files of a run', () => {
  it.each([
    ['the input and --failed', ['--failed', 'people.ndjson'], /The input and --failed are the same file/],
    ['the input and --observations', ['--observations', 'people.ndjson'], /The input and --observations are the same/],
    ['by a link', ['--failed', 'symbolic.ndjson'], /The input and --failed are the same file/],
    ['by a hard link', ['--observations', 'hard.ndjson'], /The input and --observations are the same file/],
    ['the default journal', ['--failed', 'people.ndjson.journal'], /--journal and --failed are the same file/],
    ['two that are new', ['--failed', 'new', '--journal', './new'], /--journal and --failed are the same file/],
    [
      'two that are new, in a folder by a link',
      ['--failed', 'folder/new', '--journal', 'new'],
      /--journal and --failed are/,
    ],
    ['the lock', ['--failed', 'people.ndjson.journal.lock'], /the lock of the journal and --failed are the same file/],
  ])('are different ones: %s', async (_, options, message) => {
    const path = fileOf()
    symlinkSync(path, at('symbolic.ndjson'))
    linkSync(path, at('hard.ndjson'))
    symlinkSync(folder(), at('folder'))
    const argv = options.map((text) => (text.startsWith('--') ? text : `${folder()}/${text}`))
    const { code, stderr } = await command([path, ...quick, ...argv])
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
    expect([readFileSync(path, 'utf8'), mock().requests()]).toEqual([good.join('\n'), []])
  })

  it.each([
    ['--failed', 'no/failed.ndjson', /--failed: cannot write .*failed\.ndjson: no such file or directory\./],
    ['--failed', 'folder', /--failed: .*folder is not a file/],
    ['--observations', 'no/seen.json', /--observations: cannot write .*seen\.json: no such file or directory\./],
    ['--observations', 'folder', /--observations: cannot write .*folder: it is a directory\./],
    ['--journal', 'no/journal', /--journal: cannot write .*no\/journal: no such file or directory\./],
  ])('are tried before anything is sent: %s %s', async (option, name, message) => {
    mkdirSync(at('folder'))
    const { code, stderr } = await command([fileOf(), ...quick, option, at(name)])
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
    expect(stderr).not.toMatch(/\.tmp|ENOENT|EISDIR/)
    expect(mock().requests()).toEqual([])
  })

  it('are told by name where a journal is a folder, and an input is not there', async () => {
    mkdirSync(at('folder'))
    const resumed = await command(['--resume', at('folder')])
    expect([resumed.code, resumed.stderr]).toEqual([
      2,
      expect.stringMatching(/--resume: cannot .*folder: it is a directory\./),
    ])
    const planned = await command([at('nowhere'), '--name', 'x', '--dry-run'])
    expect([planned.code, planned.stderr]).toEqual([
      2,
      `error: Cannot read ${at('nowhere')}: no such file or directory.\n`,
    ])
  })

  it('have no input that is a folder, or can be read only once', async () => {
    const onlyOnce =
      'is not a regular file, and can be read only once. Pass it to standard input, and use - with --journal and --failed.'
    for (const [path, message] of [
      [folder(), 'is a folder, and not a file of records.'],
      ['/dev/null', onlyOnce],
    ] as const) {
      const { code, stderr } = await command([path, ...quick])
      expect([code, stderr, mock().requests()]).toEqual([2, `error: ${path} ${message}\n`, []])
    }
  })

  it('are not replaced by observations: the credential of a run that goes on', async () => {
    const path = fileOf()
    await command([path, ...quick, '--stage-only'])
    writeFileSync(at('authorization'), 'Bearer any', { mode: 0o600 })
    const both = ['--authorization-file', at('authorization'), '--observations', at('authorization')]
    const { code, stderr } = await command(['--resume', `${path}.journal`, ...hasty, ...both])
    expect([code, stderr]).toEqual([
      2,
      `error: --authorization-file and --observations are the same file, ${at('authorization')}.\n`,
    ])
    expect(readFileSync(at('authorization'), 'utf8')).toBe('Bearer any')
  })

  it.each(['Bearer any', '{"id":"I09","holds":true}', '[{"ProfileId":1}]', '["I09"]', 'null', '[', ' '])(
    'are not replaced by observations: one that holds %j',
    async (content) => {
      const path = fileOf()
      writeFileSync(at('other'), content)
      const begun = await command([path, ...quick, '--observations', at('other')])
      const refused = `error: --observations: ${at('other')} has something else in it, and is not replaced.\n`
      expect([begun.code, begun.stderr, mock().requests()]).toEqual([2, refused, []])
      await command([path, ...quick, '--stage-only'])
      const resumed = await command(['--resume', `${path}.journal`, ...hasty, '--observations', at('other')])
      expect([resumed.code, resumed.stderr]).toEqual([2, refused])
      expect(readFileSync(at('other'), 'utf8')).toBe(content)
    },
  )

  it.each(['', '[]', '[{"id":"I09","holds":false,"expected":"a","actual":"b"}]'])(
    'are replaced where they are observations: %j',
    async (content) => {
      writeFileSync(at('seen'), content)
      expect((await command([fileOf(), ...quick, '--observations', at('seen')])).code).toBe(0)
      const seen: unknown = JSON.parse(readFileSync(at('seen'), 'utf8'))
      expect(seen).toContainEqual(expect.objectContaining({ id: 'I09', holds: true }))
      expect(seen).not.toContainEqual(expect.objectContaining({ expected: 'a' }))
    },
  )

  it('change nothing of what the run came to when they are lost later', async () => {
    const path = fileOf([...good, '{"ProfileId":"bad"}'].join('\n'))
    for (const name of ['failed', 'seen']) mkdirSync(at(name))
    const onStderr = (text: string) => {
      if (!text.startsWith('Import initiated')) return
      for (const name of ['failed', 'seen']) rmSync(at(name), { recursive: true })
    }
    const files = ['--failed', at('failed/f'), '--observations', at('seen/o')]
    const { code, stderr, stdout } = await command([path, ...quick, ...files, '--max-failed', '1'], { onStderr })
    expect(stderr).toContain('Warning: The failed records are not complete. They could not be written (ENOENT).')
    expect(stderr).toMatch(/Warning: --observations: .* could not be written \(ENOENT\)\./)
    expect(stdout).toMatch(/^Finished: some records were not imported\.[\s\S]*The failed records are not complete/)
    expect(stdout).not.toContain(at('failed'))
    expect(code).toBe(5)
    expect(existsSync(`${path}.journal.lock`)).toBe(false)
    expect(lives()).toMatchObject([{ executions: 1 }])
  })
})
