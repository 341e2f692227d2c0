import { mkdtempSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../context.ts'
import { main } from '../../main.ts'
import { start } from './start.ts'
import { reserveTokenFile, type TokenFile } from './token-file.ts'

const answer = '{"AccessToken":424242,"Status":"Initiated","Expires":"2999-01-01T00:00:00Z","Name":"CRM sync"}'

/** Starts an import whose answer is good; what can fail is where its result goes. */
async function startInto(stdout: Writable, file?: TokenFile, response = Response.json(JSON.parse(answer))) {
  const stderr = new PassThrough({ encoding: 'utf8' })
  const options = {
    clientId: 'ACME_CORP',
    auth: 'Bearer any',
    baseUrl: 'http://127.0.0.1',
    fetch: async () => response,
  }
  const code = await start(
    { request: { Name: 'CRM sync' }, options, file, isJson: false, isVerbose: false },
    contextOf(stdout, stderr),
  )
  return { code, stderr: String(stderr.read() ?? '') }
}

function contextOf(stdout: Writable, stderr: Writable): CommandContext {
  return { env: {}, stdin: Readable.from([]), stdout, stderr, signal: new AbortController().signal }
}

function failing(code: string): Writable {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(), { code })) })
  return stream.on('error', () => undefined)
}

describe('the result of an import that is started', () => {
  it('goes to standard output when the file for the token cannot be written, and the code is 4', async () => {
    const file = {
      path: 'import.token',
      save: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
      discard: () => Promise.resolve(),
    }
    const stdout = new PassThrough({ encoding: 'utf8' })
    const { code, stderr } = await startInto(stdout, file)
    expect(code).toBe(4)
    expect(stdout.read()).toContain('Access token    424242\n')
    expect(stderr).toContain('could not be written to import.token (ENOSPC)')
    expect(stderr).not.toContain('424242')
  })

  it('that nobody reads any more is reported as lost, and the code is 4', async () => {
    const { code, stderr } = await startInto(failing('EPIPE'))
    expect(code).toBe(4)
    expect(stderr).toContain('its access token is lost')
    expect(stderr).not.toContain('424242')
  })
})

it('a token file that is gone by now does not hide what the server said', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'bulk-import-')), 'import.token')
  const file = await reserveTokenFile(path)
  unlinkSync(path)
  const { code, stderr } = await startInto(new PassThrough(), file, Response.json({ Message: 'No.' }, { status: 400 }))
  expect(code).toBe(1)
  expect(stderr).toContain('The server says: "No."')
})

it('a help page that is read only in part is no failure', async () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  expect(await main(['help'], contextOf(failing('EPIPE'), stderr))).toBe(0)
  expect(stderr.read()).toBeNull()
})

it('a defect ends with 70 and prints no message of unknown content', async () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  expect(await main(['help'], contextOf(failing('EIO'), stderr))).toBe(70)
  expect(stderr.read()).toMatch(/a defect of this program: EIO\. Please report it\. DEBUG=bulk-import shows where\.\n$/)
})

it('a defect shows its stack when DEBUG asks for it', async () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  const context = { ...contextOf(failing('EIO'), stderr), env: { DEBUG: 'other,bulk-import' } }
  expect(await main(['help'], context)).toBe(70)
  expect(stderr.read()).toMatch(/a defect of this program: EIO.*\nError.*\n {4}at .*start\.test/s)
})
