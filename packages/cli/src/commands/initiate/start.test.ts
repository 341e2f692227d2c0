import { mkdtempSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import type { ClientOptions } from '@bulk-import/client'
import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../context.ts'
import { main } from '../../main.ts'
import { type NewFile, reserveFile } from '../../new-file.ts'
import { start } from './start.ts'

const good = '{"AccessToken":424242,"Status":"Initiated","Expires":"2999-01-01T00:00:00Z","Name":"CRM sync"}'

interface Given {
  file?: NewFile
  response?: Response
  options?: Partial<ClientOptions>
}

/** Starts an import whose response is good unless the test has another. */
async function startInto(stdout: Writable, { file, response = Response.json(JSON.parse(good)), options }: Given = {}) {
  const stderr = new PassThrough({ encoding: 'utf8' })
  const account = { clientId: 'ACME_CORP', auth: 'Bearer any', baseUrl: 'http://127.0.0.1' }
  const all = { ...account, fetch: async () => response, ...options }
  const request = { Name: 'CRM sync' }
  const code = await start({ request, options: all, file, isJson: false, isVerbose: false }, contextOf(stdout, stderr))
  return { code, stderr: String(stderr.read() ?? '') }
}

function contextOf(stdout: Writable, stderr: Writable): CommandContext {
  return { env: {}, stdin: Readable.from([]), stdout, stderr, signal: new AbortController().signal }
}

function failing(code: string): Writable {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(), { code })) })
  return stream.on('error', () => undefined)
}

/** A clock that a test moves: a timer fires when its time is reached. */
function manualRuntime() {
  let now = 0
  const timers = new Set<{ at: number; callback: () => void }>()
  const schedule = (callback: () => void, delayMs: number) => {
    const timer = { at: now + delayMs, callback }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const advance = (ms: number) => {
    now += ms
    for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.callback()
  }
  return { advance, runtime: { now: () => now, monotonic: () => now, random: () => 0, schedule } }
}

it.each([
  ['attemptTimeoutMs', /longer than its limit of 50 ms|50 ms/, 'Set this limit with --timeout.'],
  ['deadlineMs', /50 ms/, 'Set this limit with --deadline.'],
] as const)(
  'the end of %s after the request was sent is 4, and the request is not sent again',
  async (option, why, hint) => {
    const { advance, runtime } = manualRuntime()
    let requests = 0
    const silent: typeof fetch = () => {
      requests++
      queueMicrotask(() => advance(50))
      return new Promise(() => undefined)
    }
    const { code, stderr } = await startInto(new PassThrough(), { options: { [option]: 50, runtime, fetch: silent } })
    expect([code, requests]).toEqual([4, 1])
    expect(stderr).toMatch(why)
    expect(stderr).toMatch(/find out before/)
    expect(stderr).toContain(`\n  ${hint}`)
  },
)

describe('the result of an import that is started', () => {
  it('goes to standard output when the file for the token cannot be written, and the code is 4', async () => {
    const file = {
      path: 'import.token',
      write: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
      finish: () => Promise.resolve(),
      discard: () => Promise.resolve(),
    }
    const stdout = new PassThrough({ encoding: 'utf8' })
    const { code, stderr } = await startInto(stdout, { file })
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
  const file = await reserveFile(path, '--token-file')
  unlinkSync(path)
  const { code, stderr } = await startInto(new PassThrough(), {
    file,
    response: Response.json({ Message: 'No.' }, { status: 400 }),
  })
  expect(code).toBe(1)
  expect(stderr).toContain('"No."')
})

it('a help page that is read only in part is no failure', async () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  expect(await main(['help'], contextOf(failing('EPIPE'), stderr))).toBe(0)
  expect(stderr.read()).toBeNull()
})

it('a defect ends with 70 and prints no message of unknown content', async () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  expect(await main(['help'], contextOf(failing('EIO'), stderr))).toBe(70)
  expect(stderr.read()).toMatch(
    /This is a defect of bulk-import \(EIO\)\. Please report it\. DEBUG=bulk-import shows where\.\n$/,
  )
})

it('a defect shows its stack when DEBUG asks for it', async () => {
  const stderr = new PassThrough({ encoding: 'utf8' })
  const context = { ...contextOf(failing('EIO'), stderr), env: { DEBUG: 'other,bulk-import' } }
  expect(await main(['help'], context)).toBe(70)
  expect(stderr.read()).toMatch(/a defect of bulk-import \(EIO\).*\nError.*\n {4}at .*start\.test/s)
})
