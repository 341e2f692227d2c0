import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { codeBlocks } from '../support/documents.ts'
import { temporaryFolder } from './support/folder.ts'
import { run, start } from './support/shell.ts'

const readme = readFileSync(join(root, 'packages/cli/README.md'), 'utf8')
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language, code]) => ({
  language,
  code: code ?? '',
}))
const commands = blocks.filter(({ language }) => language === 'sh').map(({ code }) => code)

let mock: RunningMock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.close())

const folder = temporaryFolder()

/** Runs a block of the README as a shell does, against the mock instead of the address that it names. */
function shell(code: string) {
  const env = {
    BULK_IMPORT_BASE_URL: mock.url,
    BULK_IMPORT_CLIENT_ID: 'ACME_CORP',
    BULK_IMPORT_AUTHORIZATION: 'Bearer any',
  }
  copyFileSync(join(root, 'packages/cli/examples/people.ndjson'), join(folder(), 'people.ndjson'))
  const block = `set -e; cd ${folder()}\n${code.replaceAll('http://127.0.0.1:4010', mock.url)}`
  return start(['-c', block], env, 'sh').ending
}

describe('README of the command line', () => {
  it.each(
    commands.filter((code) => !/bulk-import mock|npm install/.test(code)).map((code) => [code.split('\n')[0], code]),
  )('has a block that works: %s …', async (_, code = '') => {
    const { code: status, stdout, stderr } = await shell(code)
    expect(status).toBe(0)
    // The plan of what is sent.
    expect(stderr).toMatch(code.includes('verify --base-url') ? /^To http.*is requested\.\n/s : /^$/)
    const [said] = blocks.slice(blocks.findIndex((block) => block.code === code) + 1)
    if (said?.language !== 'text') return
    const masked = (text: string) =>
      text.replaceAll(mock.url, 'http://127.0.0.1:4010').replaceAll(/\d{13,}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '#')
    expect(masked(stdout)).toMatch(whole(masked(said.code)))
  })

  it('has one line that starts the mock', async () => {
    const [line, ...others] = commands.filter((code) => code.includes('bulk-import mock'))
    expect([line, others]).toEqual(['bulk-import mock --port 4010\n', []])
  })

  it.each(['initiate', 'run', 'status', 'exceptions', 'verify', 'mock', 'docs'])(
    'describes every option of %s, and no other',
    async (command) => {
      const { stdout } = await run(['help', command])
      const [section = ''] = readme.split(/^## /m).filter((text) => text.startsWith(`\`bulk-import ${command}\``))
      const described = [...section.matchAll(/^\| `(--[\w-]+)/gm)].map(([, name]) => name)
      const known = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name)
      expect(described.sort()).toEqual(known.sort())
    },
  )

  it('names every variable that the source reads, and no other', () => {
    const names = (text: string) => [...new Set(text.match(/BULK_IMPORT_[A-Z_]*[A-Z]/g))].sort()
    const known = ['BASE_URL', 'CLIENT_ID', 'AUTHORIZATION', 'AUTHORIZATION_FILE']
    const oauth = ['TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_SECRET_FILE', 'SCOPE']
    const pn = ['USER_ID', 'SECRET', 'SECRET_FILE', 'TIMESTAMP', 'HASH']
    const others = ['AUTHORIZATION_WITHOUT_DELETE', 'WRONG_AUTHORIZATION'].flatMap((name) => [name, `${name}_FILE`])
    const all = [...known, ...others, ...oauth.map((name) => `OAUTH_${name}`), ...pn.map((name) => `PN_${name}`)]
    expect(names(readme)).toEqual(all.map((name) => `BULK_IMPORT_${name}`).sort())
  })

  it('has a line of jq that keeps every digit of a failed record, or ends with an error', () => {
    const [line = ''] = codeBlocks('packages/cli/README.md', 'text jq')
    const failed =
      '{"ProfileId":9007199254740993,"SequenceNumber":4,"Exceptions":[],"Emails":[{"Id":1.10,"Exceptions":[1]}]}'
    writeFileSync(join(folder(), 'people.ndjson.failed.ndjson'), `${failed}\n`)
    const { status, stderr } = spawnSync('sh', ['-ec', line], { cwd: folder(), encoding: 'utf8' })
    const made = readFileSync(join(folder(), 'again.ndjson'), 'utf8')
    if (status === 0) expect(made).toBe('{"ProfileId":9007199254740993,"Emails":[{"Id":1.10}]}\n')
    else expect([made, stderr]).toEqual(['', expect.stringMatching(/This needs jq 1\.7 or newer|not found/)])
  })

  it('lists the exit codes that there are', async () => {
    const { exitCodes } = await import('../../packages/cli/src/exit-codes.ts')
    const listed = [...readme.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
    expect(listed).toEqual(Object.values(exitCodes))
  })
})

/** The text, with … for whatever is left out. */
function whole(text: string): RegExp {
  const literal = (part: string) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
  return new RegExp(`^${text.split('…').map(literal).join('.*')}$`)
}
