import { describe, expect, it } from 'vitest'
import { run } from './support/shell.ts'

describe('a usage error', () => {
  it.each([
    ['no command', [], /Usage: bulk-import <command>/],
    ['a misspelt command', ['initate'], /^error: Unknown command "initate"\. Did you mean "initiate"\?$/m],
    ['a command like no other', ['frobnicate'], /Unknown command "frobnicate"\. See bulk-import --help/],
    ['a command inherited from Object.prototype', ['constructor'], /Unknown command "constructor"/],
    ['a misspelt option before a command', ['--hlep'], /Did you mean "--help"\?/],
    ['help for a misspelt command', ['help', 'mok'], /Did you mean "mock"\?/],
    ['another misspelt command', ['verfiy'], /Did you mean "verify"\?/],
    ['a misspelt option', ['initiate', '--refesh', 'tags'], /Unknown option "--refesh"\. Did you mean "--refresh"\?/],
    ['two letters swapped', ['initiate', '--nmae', 'x'], /Did you mean "--name"\?/],
    ['a kind in the option', ['initiate', '--refresh-tags'], /Did you mean "--refresh"\?/],
    ['the beginning of an option', ['initiate', '--stage', '3'], /Did you mean "--stage-days"\?/],
    ['letters of another case', ['initiate', '--Base_URL', 'x'], /Did you mean "--base-url"\?/],
    ['an option like no other', ['initiate', '--frobnicate'], /Unknown option "--frobnicate"\. See --help/],
    ['an option inherited from Object.prototype', ['initiate', '--constructor'], /Unknown option "--constructor"/],
    ['a short option', ['initiate', '-n', 'x'], /Unknown option "-n"/],
    ['an option of another command', ['mock', '--name', 'x'], /Unknown option "--name"/],
    ['a value that is missing', ['initiate', '--name'], /--name needs a value: --name TEXT/],
    ['an option where a value should be', ['initiate', '--name', '--json'], /--name needs a value.*--name=TEXT/],
    ['a value for an option without', ['initiate', '--json=yes'], /--json takes no value/],
    ['an option given twice', ['initiate', '--name', 'a', '--name', 'b'], /--name is given more than once/],
    ['a name without quotes', ['initiate', '--name', 'CRM', 'sync'], /Unexpected argument after --name\. .*quotes/],
  ])('exits with 2 for %s, and says what was probably meant', async (_, argv, message) => {
    const { code, stdout, stderr } = await run(argv)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })

  it.each([
    ['an option', ['initiate', '--\u001b[2Jname']],
    ['the name of a file', ['initiate', '--file', '\u001b[2J\n\u009b']],
    [
      'the file of a credential',
      ['initiate', '--name', 'x', '--client-id', 'a', '--authorization-file', '\u001b[2J\u202e'],
    ],
    ['a command', ['\u001b[2J\u2028']],
  ])('escapes control sequences in %s', async (_, argv) => {
    const { stdout, stderr } = await run(argv)
    for (const character of '\u001b\u009b\u202e\u2028') expect(stdout + stderr).not.toContain(character)
    expect(stderr).toContain('\\u001b[2J')
  })
})

describe('a secret as an option', () => {
  const secret = 'hunter2-correct-horse'

  it.each([
    ['--authorization', secret],
    [`--authorization=${secret}`],
    ['--token', secret],
    ['--access-token', secret],
    ['--client-secret', secret],
    [`--oauth-client-secret=${secret}`],
    ['--pn-secret', secret],
    ['--password', secret],
    ['--api-key', secret],
    ['--authorization-without-delete', secret],
    ['--bearer', secret],
    ['-H', `Authorization: Bearer ${secret}`],
    ['-u', `jane:${secret}`],
  ])('exits with 2 for a secret as %s, says what to use instead, and does not repeat it', async (...options) => {
    for (const argv of [['initiate', '--name', 'x', ...options], options]) {
      const { code, stdout, stderr } = await run(argv)
      expect(code).toBe(2)
      expect(stderr).toMatch(/list of processes/)
      expect(stderr).toContain('BULK_IMPORT_AUTHORIZATION')
      expect(stdout + stderr).not.toContain(secret)
    }
  })

  it.each([
    ['a misspelt option', ['--tokne', secret]],
    ['a misspelt option with =', [`--authorisatoin=${secret}`]],
    ['an argument without option', [secret]],
    ['a base URL', ['--name', 'x', '--client-id', 'a', '--base-url', `https://jane:${secret}@example.org`]],
    ['a refresh kind', ['--name', 'x', '--refresh', secret]],
    ['a number', ['--name', 'x', '--stage-days', secret]],
    ['a duration', ['--name', 'x', '--client-id', 'a', '--timeout', secret]],
  ])('does not repeat a secret in the place of %s', async (_, options) => {
    const { code, stdout, stderr } = await run(['initiate', '--dry-run', ...options])
    expect(code).toBe(2)
    expect(stdout + stderr).not.toContain(secret)
  })
})

describe('help', () => {
  it.each([[['--help']], [['-h']], [['help']]])(
    'lists every command by %j, says that it is unofficial, and exits with 0',
    async (argv) => {
      const { code, stdout, stderr } = await run(argv)
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/initiate .*\n.*run .*\n.*status .*\n.*exceptions .*\n.*verify .*\n.*mock .*\n.*docs /)
      expect(stdout).toContain('Unofficial')
    },
  )

  it.each(['initiate', 'run', 'status', 'exceptions', 'verify', 'mock', 'docs'])(
    'shows the options and examples of %s, however they are asked for',
    async (command) => {
      const { code, stdout } = await run(['help', command])
      expect(code).toBe(0)
      expect(stdout).toMatch(/^Options$.*^Examples$.*Unofficial/ms)
      for (const argv of [
        [command, '--help'],
        [command, '-h'],
        [command, '--frobnicate', '--help'],
      ]) {
        expect(await run(argv)).toEqual({ code: 0, stdout, stderr: '' })
      }
    },
  )

  it('fits the help into a terminal of 120 columns', async () => {
    for (const argv of [['help'], ['help', 'initiate'], ['help', 'verify'], ['help', 'mock'], ['help', 'docs']]) {
      for (const line of (await run(argv)).stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
    }
  })
})

it.each(['--version', '-V', 'version'])('%s prints the version of the package', async (word) => {
  expect(await run([word])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
})
