import { spawnSync } from 'node:child_process'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run, type Surroundings, start } from './support/shell.ts'

let mock: RunningMock
beforeAll(async () => {
  mock = await startMock()
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

const name = 'Erasure requests'
const environment = () => ({
  BULK_IMPORT_BASE_URL: mock.url,
  BULK_IMPORT_CLIENT_ID: 'ACME_CORP',
  BULK_IMPORT_AUTHORIZATION: 'Bearer any',
})

const initiateDeletion = (options: string[], given: Surroundings = {}) =>
  run(['initiate', '--delete', ...options], { env: environment(), ...given })

describe('a deletion', () => {
  it('prompts on a terminal for the name of a deletion, and sends it when that is typed [S25]', async () => {
    const { code, stderr } = await initiateDeletion(['--name', name], { isTTY: true, stdin: `${name}\n` })
    expect(code).toBe(0)
    expect(stderr).toMatch(/deletes profiles.* of ACME_CORP\. .*irreversible/)
    expect(mock.requests()).toHaveLength(1)
    expect(mock.imports()[0]).toMatchObject({ settings: { Name: name, ImportAction: 'Delete' } })
  })

  it('ignores what was typed before the prompt for a deletion [S25]', async () => {
    const given = { isTTY: true, typedAhead: `${name}\n`, stdin: '\n' }
    expect(await initiateDeletion(['--name', name], given)).toMatchObject({ code: 2, stdout: '' })
    expect(await initiateDeletion(['--name', name], { ...given, stdin: `${name}\n` })).toMatchObject({ code: 0 })
    expect(mock.requests()).toHaveLength(1)
  })

  it.each([
    ['another name', 'yes\n'],
    ['nothing', '\n'],
    ['the name in other letters', `${name.toUpperCase()}\n`],
    ['no line at all', ''],
  ])('exits with 2 and sends no deletion when %s is typed [S25]', async (_, stdin) => {
    expect(await initiateDeletion(['--name', name], { isTTY: true, stdin })).toMatchObject({ code: 2, stdout: '' })
    expect(mock.requests()).toEqual([])
  })

  it('exits with 2 for a deletion without a terminal, and suggests --yes', async () => {
    const { code, stderr } = await initiateDeletion(['--name', name], { stdin: `${name}\n` })
    expect(code).toBe(2)
    expect(stderr).toContain('--yes')
    expect(mock.requests()).toEqual([])
  })

  it('sends a deletion without a prompt with --yes', async () => {
    expect(await initiateDeletion(['--name', name, '--yes'])).toMatchObject({ code: 0, stderr: '' })
    expect(mock.requests()).toHaveLength(1)
  })

  it('exits with 130 when Ctrl-C ends the prompt for a deletion', async () => {
    const ending = new AbortController()
    const given = { isTTY: true, signal: ending.signal, onStderr: () => ending.abort() }
    expect(await initiateDeletion(['--name', name], given)).toMatchObject({ code: 130 })
    expect(mock.requests()).toEqual([])
  })

  it('does not prompt for a deletion that violates the contract anyway', async () => {
    const { code, stderr } = await initiateDeletion(['--name', ''], { isTTY: true, stdin: '\n' })
    expect(code).toBe(2)
    expect(stderr).not.toContain('Type its name')
  })

  it('needs --yes for a deletion from standard input, even on a terminal', async () => {
    const given = { isTTY: true, stdin: `{"Name":"${name}","ImportAction":"Delete"}` }
    expect(await initiateDeletion(['--file', '-'], given)).toMatchObject({ code: 2 })
    expect(mock.requests()).toEqual([])
    expect(await initiateDeletion(['--file', '-', '--yes'], given)).toMatchObject({ code: 0 })
    expect(mock.requests()).toHaveLength(1)
  })

  it('exits with 1 for a deletion without the permission [S20]', async () => {
    const { code, stderr } = await initiateDeletion(['--name', name, '--yes', '--client-id', 'NO_DELETE_PERMISSION'])
    expect(code).toBe(1)
    expect(stderr).toContain('Delete Profiles')
  })
})

// Python gives the pseudo-terminal: util-linux and BSD have different programs of the name script.
const terminal = `
import os, pty, sys
child, fd = pty.fork()
if child == 0:
    os.execvp(sys.argv[3], sys.argv[3:])
seen = b''
typed = False
os.write(fd, sys.argv[2].encode().decode('unicode_escape').encode())
while True:
    try:
        chunk = os.read(fd, 4096)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
    if not typed and b'\\n> ' in seen:
        typed = True
        os.write(fd, sys.argv[1].encode().decode('unicode_escape').encode())
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`

const hasPython = spawnSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode']).status === 0

describe.skipIf(!hasPython)('on a real terminal', () => {
  const onTerminal = (typed: string, typedAhead = '') =>
    start(
      ['-c', terminal, typed, typedAhead, 'bulk-import', 'initiate', '--delete', '--name', name],
      environment(),
      'python3',
    ).ending

  it('ignores on a real terminal what was typed before the prompt', async () => {
    expect(await onTerminal('no\\r', `${name}\\r`)).toMatchObject({ code: 2 })
    expect(mock.requests()).toEqual([])
  })

  it('sends a deletion when its name is typed on a real terminal, in colours', async () => {
    const { code, stdout } = await onTerminal(`${name}\\r`)
    expect(stdout).toMatch(/Access token.*\[1m.*Import started:/s)
    expect(code).toBe(0)
    expect(mock.requests()).toHaveLength(1)
  })

  it('sends no deletion when Ctrl-C is typed on a real terminal, and exits with 130', async () => {
    expect(await onTerminal('\\x03')).toMatchObject({ code: 130 })
    expect(mock.requests()).toEqual([])
  })
})
