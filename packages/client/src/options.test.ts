import { servers } from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'
import { createClient, isInitiateError, type UsageError } from './index.ts'
import { type ClientOptions, override, settle } from './options.ts'

const given = { clientId: 'ACME_CORP', auth: 'Bearer planted' }
const urlOf = (options: Partial<ClientOptions>) => settle({ ...given, ...options }).url

function refusalOf(options: object): UsageError {
  try {
    createClient({ ...given, ...options })
  } catch (error) {
    if (isInitiateError(error) && error.code === 'USAGE') return error
    throw error
  }
  throw new Error('The options were taken.')
}

describe('a clientId', () => {
  it.each([
    ['ACME_CORP', 'ACME_CORP'],
    ['a b', 'a%20b'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['$&', '%24%26'],
    ['...', '...'],
    ['Zoë', 'Zo%C3%AB'],
    ['{clientId}', '%7BclientId%7D'],
  ])('%s is one segment of the path [S28]', (clientId, segment) => {
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
  ])('%s is refused when the client is created [S28]', (_, clientId) => {
    const error = refusalOf({ clientId })
    expect(error).toMatchObject({ outcome: 'not-sent', attempts: 0 })
    expect(error.message).toContain('needs a clientId: not empty, not "." or ".."')
  })
})

describe('a base URL', () => {
  it.each([
    ['https://api.invalid', 'https://api.invalid'],
    ['https://api.invalid/', 'https://api.invalid'],
    ['https://api.invalid/v4/Async//', 'https://api.invalid/v4/Async'],
    ['https://api.invalid/a/../b', 'https://api.invalid/b'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://localhost:4010/x', 'http://localhost:4010/x'],
    ['http://mock.localhost', 'http://mock.localhost'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
  ])('%s is taken', (baseUrl, base) => {
    expect(urlOf({ baseUrl })).toBe(`${base}/ACME_CORP/Import`)
  })

  it('is that of the contract when none is given [C08]', () => {
    expect(urlOf({})).toBe(`${servers[0].url}/ACME_CORP/Import`)
  })

  it.each([
    ['that is no address', 'api.invalid/v4', 'a whole address'],
    ['that is empty', '', 'a whole address'],
    ['with another scheme', 'ftp://api.invalid', 'with https:'],
    ['of a script', 'javascript:alert(1)', 'with https:'],
    ['of a file', 'file:///etc/passwd', 'with https:'],
    ['with a user', 'https://jane@api.invalid', 'without credentials'],
    ['with a password', 'https://jane:planted@api.invalid', 'without credentials'],
    ['with a query', 'https://api.invalid/?key=planted', 'without query'],
    ['with an empty query', 'https://api.invalid/?', 'without query'],
    ['with a fragment', 'https://api.invalid/#planted', 'without query'],
    ['in clear to another machine', 'http://api.invalid', 'set allowInsecureHttp'],
    ['in clear to a name that only looks local', 'http://localhost.evil.invalid', 'set allowInsecureHttp'],
    ['in clear to a number that only looks local', 'http://127.0.0.1.evil.invalid', 'set allowInsecureHttp'],
  ])('%s is refused when the client is created, and not repeated in the message', (_, baseUrl, words) => {
    const error = refusalOf({ baseUrl })
    expect(error.message).toContain(words)
    expect(error.message).not.toMatch(/planted|invalid|passwd/)
  })

  it('in clear to another machine is taken when that is asked for', () => {
    expect(urlOf({ baseUrl: 'http://api.invalid', allowInsecureHttp: true })).toContain('http://api.invalid/')
  })
})

describe('an option of the wrong kind', () => {
  it.each([
    ['repeatWhenUnknown', 'no'],
    ['signal', {}],
    ['signal', 'abort'],
    ['fetch', {}],
    ['hooks', null],
    ['runtime', 7],
    ['maxAttempts', 0.5],
  ])('is refused before anything is sent: %s %j', (name, value) => {
    expect(refusalOf({ [name]: value }).message).toContain(name)
  })

  it('is refused when there are no options at all', () => {
    expect(() => createClient(undefined as never)).toThrow(/needs options: clientId and auth at least/)
  })
})

describe('another option', () => {
  it.each(['deadlineMs', 'attemptTimeoutMs', 'maxAttempts', 'maxWaitMs', 'maxBodyBytes'])(
    '%s has to be a number above 0',
    (name) => {
      for (const value of [0, -1, Number.NaN, '5', null]) {
        expect(refusalOf({ [name]: value }).message).toContain(`needs a ${name} above 0.`)
      }
      expect(settle({ ...given, [name]: Number.POSITIVE_INFINITY })).toHaveProperty(name, Number.POSITIVE_INFINITY)
    },
  )

  it('that is undefined leaves the default', () => {
    expect(settle({ ...given, deadlineMs: undefined } as never).deadlineMs).toBe(120_000)
  })

  it.each([undefined, 7, null, {}])('auth is refused when it is %s [S26]', (auth) => {
    expect(refusalOf({ auth }).message).toContain('needs auth')
  })

  it('that nobody knows changes nothing, not even the address that was checked', () => {
    const other = { url: 'https://evil.invalid', clientId: '..', baseUrl: 'https://evil.invalid', auth: 'x' }
    expect(settle({ ...given, url: 'https://evil.invalid' } as never).url).toBe(urlOf({}))
    expect(override(settle(given), other as never)).toEqual(settle(given))
  })

  it('is checked for a call as well, before anything is sent', async () => {
    const client = createClient({ ...given, fetch: () => Promise.reject(new Error('sent')) })
    const call = client.initiate({ Name: 'x' }, { deadlineMs: 0 })
    await expect(call).rejects.toMatchObject({ code: 'USAGE', outcome: 'not-sent' })
  })
})
