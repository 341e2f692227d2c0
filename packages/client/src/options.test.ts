import { servers } from '@bulk-import/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { createClient, isBulkImportError, type UsageError } from './index.ts'
import { initiate } from './operations/initiate.ts'
import type { ClientOptions } from './options.ts'
import { overrideOptions, resolveOptions } from './resolve-options.ts'
import { requestFor } from './transport/operation.ts'

afterEach(() => vi.unstubAllGlobals())

const given = { clientId: 'ACME_CORP', auth: 'Bearer planted' }
const urlOf = (options: Partial<ClientOptions>) => {
  const { baseUrl, clientId } = resolveOptions({ ...given, ...options })
  return requestFor(initiate, baseUrl, { clientId }).url
}

function usageErrorOf(options: object): UsageError {
  try {
    createClient({ ...given, ...options })
  } catch (error) {
    if (isBulkImportError(error) && error.code === 'USAGE') return error
    throw error
  }
  throw new Error('The options were taken.')
}

describe('the option clientId', () => {
  it.each([
    ['ACME_CORP', 'ACME_CORP'],
    ['a b', 'a%20b'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['$&', '%24%26'],
    ['...', '...'],
    ['Zoë', 'Zo%C3%AB'],
    ['{clientId}', '%7BclientId%7D'],
  ])('sends the clientId %s as one segment of the path [S28]', (clientId, segment) => {
    const url = urlOf({ clientId, baseUrl: 'https://api.invalid/base' })
    expect(url).toBe(`https://api.invalid/base/${segment}/Import`)
    expect(new URL(url).pathname).toBe(`/base/${segment}/Import`)
  })

  it.each([
    ['that is empty', ''],
    ['of one dot', '.'],
    ['of two dots', '..'],
    ['with a slash', 'a/b'],
    ['with a slash that climbs', '../admin'],
    ['with a backslash', 'a\\b'],
    ['with a line break', 'a\nb'],
    ['with a NUL', 'a\0'],
    ['with half a surrogate pair', 'a\ud800'],
    ['with a character that turns the text around', 'a\u202eb'],
    ['that is missing', undefined],
    ['that is a number', 7],
    ['that is an array', ['a']],
  ])('refuses to create a client with a clientId %s [S28]', (_, clientId) => {
    const error = usageErrorOf({ clientId })
    expect(error).toMatchObject({ outcome: 'not-sent', attempts: 0 })
    expect(error.option).toBe('clientId')
    expect(error.message).toContain(
      '`clientId` must be a non-empty string other than "." and "..", without slashes and control characters',
    )
  })
})

describe('the option baseUrl', () => {
  it.each([
    ['https://api.invalid', 'https://api.invalid'],
    ['https://api.invalid/', 'https://api.invalid'],
    ['https://api.invalid/v4/Async//', 'https://api.invalid/v4/Async'],
    ['https://api.invalid/a/../b', 'https://api.invalid/b'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://localhost:4010/x', 'http://localhost:4010/x'],
    ['http://127.255.0.1', 'http://127.255.0.1'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
  ])('takes the base URL %s', (baseUrl, base) => {
    expect(urlOf({ baseUrl })).toBe(`${base}/ACME_CORP/Import`)
  })

  it('uses the base URL of the contract when none is given [C08]', () => {
    expect(urlOf({})).toBe(`${servers[0].url}/ACME_CORP/Import`)
  })

  it.each([
    ['that is no address', 'api.invalid/v4', 'a complete URL'],
    ['that is empty', '', 'a complete URL'],
    ['with another scheme', 'ftp://api.invalid', 'begin with https:'],
    ['of a script', 'javascript:alert(1)', 'begin with https:'],
    ['of a file', 'file:///etc/passwd', 'begin with https:'],
    ['with a user', 'https://jane@api.invalid', 'must not contain credentials'],
    ['with a password', 'https://jane:planted@api.invalid', 'must not contain credentials'],
    ['with a query', 'https://api.invalid/?key=planted', 'must have no query'],
    ['with an empty query', 'https://api.invalid/?', 'must have no query'],
    ['with a fragment', 'https://api.invalid/#planted', 'must have no query'],
    ['in clear to another machine', 'http://api.invalid', 'set `allowInsecureHttp`'],
    ['in clear to a name that only looks local', 'http://localhost.evil.invalid', 'set `allowInsecureHttp`'],
    [
      'in clear to a name below localhost, which can be another machine',
      'http://mock.localhost',
      'set `allowInsecureHttp`',
    ],
    ['that is a URL object', new URL('https://api.invalid'), 'a complete URL'],
    ['in clear to a number that only looks local', 'http://127.0.0.1.evil.invalid', 'set `allowInsecureHttp`'],
  ])('refuses a base URL %s, and does not repeat it in the message', (_, baseUrl, words) => {
    const error = usageErrorOf({ baseUrl })
    expect(error.message).toContain(words)
    expect(error.message).not.toMatch(/planted|invalid|passwd/)
  })

  it('takes http: to another machine when allowInsecureHttp is true', () => {
    expect(urlOf({ baseUrl: 'http://api.invalid', allowInsecureHttp: true })).toContain('http://api.invalid/')
  })
})

const sentences: [option: string, value: unknown, sentence: string][] = [
  ['signal', {}, 'be an AbortSignal, got an object'],
  ['signal', 'abort', 'be an AbortSignal'],
  ['fetch', {}, 'be a function'],
  [
    'hooks',
    null,
    'be an object of functions, named onRequest, onRetry, onResponse, onContractViolation, onError, got null',
  ],
  ['hooks', { onError: 'log' }, 'be an object of functions, named onRequest'],
  ['hooks', { onFailure: () => undefined }, 'be an object of functions, named onRequest'],
  ['runtime', 7, 'have the functions now, monotonic, random, schedule, got 7'],
  ['runtime', {}, 'have the functions now, monotonic, random, schedule'],
  ['allowInsecureHttp', 'false', 'be true or false'],
  ['auth', undefined, 'be the value of the Authorization header'],
  ['auth', '', 'be the value of the Authorization header, one line of visible ASCII characters, or a function'],
  ['auth', 'Bearer planted\r\nX-Evil: 1', 'be the value of the Authorization header'],
  ['auth', {}, 'be the value of the Authorization header'],
  ['maxAttempts', 1.5, 'be a positive integer, got 1.5'],
  ['maxBodyBytes', '5', 'be a positive integer'],
  ['headers', 'X-Planted: 1', 'be an object of header names and values'],
  ['headers', null, 'be an object of header names and values'],
  ['headers', { 'X-Planted': 'a\r\nb' }, 'be an object of header names and values'],
  ['headers', { 'bad name': 'planted' }, 'be an object of header names and values'],
  ...['authorization', 'Content-Type', 'HOST', 'Content-Length', 'Transfer-Encoding'].map(
    (name) =>
      [
        'headers',
        { [name]: 'planted' },
        'be an object of header names and values, without Authorization (that is `auth`), Content-Type',
      ] as [string, object, string],
  ),
  ...['deadlineMs', 'attemptTimeoutMs', 'maxWaitMs'].flatMap((name) =>
    [0, -1, Number.NaN].map(
      (value) => [name, value, `be a positive number of milliseconds, got ${value}`] as [string, number, string],
    ),
  ),
  ...['maxAttempts', 'maxBodyBytes'].flatMap((name) =>
    [0, -1, Number.NaN].map(
      (value) => [name, value, `be a positive integer, got ${value}`] as [string, number, string],
    ),
  ),
]

describe('a wrong option', () => {
  it.each(sentences)('refuses a wrong option in a sentence that names it: %s %j', (option, value, sentence) => {
    const error = usageErrorOf({ [option]: value })
    expect(error).toMatchObject({ option, outcome: 'not-sent', attempts: 0, issues: [] })
    expect(error.message.startsWith(`\`${option}\` must ${sentence}`)).toBe(true)
    expect(error.message).not.toMatch(/planted|Evil/i)
  })

  it.each([
    ['attemptTimeout', ' Did you mean `attemptTimeoutMs`?'],
    ['timeout', ''],
    ['baseURL', ' Did you mean `baseUrl`?'],
    ['cliendId', ' Did you mean `clientId`?'],
    ['repeatWhenUnknown', ''],
    ['url', ''],
    ['constructor', ''],
    ['', ''],
  ])('refuses the unknown option "%s", and says the nearest name', (option, hint) => {
    const error = usageErrorOf({ [option]: true })
    expect(error.message).toBe(`Unknown option \`${option}\`.${hint}`)
    expect(error.option).toBe(option)
  })

  it.each([[undefined], [null], ['options'], [['options']]])('refuses options that are %j', (options) => {
    expect(() => createClient(options as never)).toThrow(/^The options must be an object\.$/)
  })

  it('refuses a wrong option of a call before anything is sent', async () => {
    const client = createClient({ ...given, fetch: () => Promise.reject(new Error('sent')) })
    for (const call of [{ deadlineMs: 0 }, { clientId: 'OTHER' }, { headers: { Host: 'x' } }, null]) {
      const ending = client.initiate({ Name: 'x' }, call as never)
      await expect(ending).rejects.toMatchObject({ code: 'USAGE', outcome: 'not-sent' })
    }
  })
})

describe('a good option', () => {
  it.each(['deadlineMs', 'attemptTimeoutMs', 'maxAttempts', 'maxWaitMs', 'maxBodyBytes'])(
    'takes Infinity as %s',
    (name) => {
      expect(resolveOptions({ ...given, [name]: Number.POSITIVE_INFINITY })).toHaveProperty(
        name,
        Number.POSITIVE_INFINITY,
      )
    },
  )

  it('leaves the default when an option is undefined', () => {
    expect(resolveOptions({ ...given, deadlineMs: undefined } as never).deadlineMs).toBe(120_000)
  })

  it('does not read options from Object.prototype', () => {
    const pollution = { baseUrl: 'https://evil.invalid', allowInsecureHttp: true, maxAttempts: 99, deadlineMs: 1 }
    Object.assign(Object.prototype, pollution)
    try {
      expect(resolveOptions(given)).toMatchObject({
        baseUrl: servers[0].url,
        maxAttempts: 3,
        deadlineMs: 120_000,
      })
      expect(usageErrorOf({ baseUrl: 'http://api.invalid' }).option).toBe('baseUrl')
    } finally {
      for (const name of Object.keys(pollution)) delete (Object.prototype as Record<string, unknown>)[name]
    }
  })
})

describe('the option headers', () => {
  it('sends the headers of the call, else those of the client, else ours', () => {
    const resolved = resolveOptions({ ...given, headers: { 'x-one': 'a', 'X-Two': 'b', 'User-Agent': 'mine/1' } })
    expect(resolved.headers).toEqual({
      accept: 'application/json',
      'user-agent': 'mine/1',
      'x-one': 'a',
      'x-two': 'b',
    })
    const own = overrideOptions(
      resolved,
      { headers: new Headers({ 'X-TWO': 'c', Accept: 'application/problem+json' }) },
      expect.fail,
    )
    expect(own.headers).toMatchObject({ accept: 'application/problem+json', 'x-two': 'c' })
    expect(resolved.headers['x-two']).toBe('b')
  })

  it('sends the version of the package as User-Agent, but not from a page, which would need a preflight for it', () => {
    const { version } = manifest
    expect(resolveOptions(given).headers['user-agent']).toBe(`bulk-import/${version}`)
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11)' })
    expect('user-agent' in resolveOptions(given).headers).toBe(false)
  })
})
