import { describe, expect, it } from 'vitest'
import { baseUrlProblem, isLoopback, withoutTrailingSlash } from './base-url.ts'

describe('this machine', () => {
  it.each(['localhost', '127.0.0.1', '127.255.3.4', '[::1]', '::1', '::ffff:127.0.0.1'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each([
    'app.localhost',
    'localhost.example',
    '127.0.0.1.example',
    '128.0.0.1',
    '0.0.0.0',
    '::',
    'mock.invalid',
    '',
  ])('is not "%s"', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})

describe('a base URL', () => {
  it.each(['https://host', 'https://host/path/', 'http://localhost:4010', 'http://[::1]:1/x'])('may be %s', (url) => {
    expect(baseUrlProblem(url, false)).toBeUndefined()
  })

  it.each([
    ['/path', 'must be a complete URL'],
    [undefined, 'must be a complete URL'],
    ['ftp://host', 'must begin with https:'],
    ['https://user:secret@host', 'must not contain credentials; pass them as `auth`'],
    ['https://host/?a=1', 'must have no query'],
    ['https://host/?', 'must have no query'],
    ['https://host/#', 'must have no query'],
    ['http://host', 'in clear text anyway, set `allowInsecureHttp`'],
    ['http://mock.invalid', 'in clear text anyway'],
  ])('%s is refused, and what it holds is not repeated', (url, problem) => {
    expect(baseUrlProblem(url, false)).toContain(problem)
    expect(baseUrlProblem(url, false)).not.toContain('secret')
  })

  it('may be http: to any host when that was allowed, and by true alone', () => {
    expect(baseUrlProblem('http://host', true)).toBeUndefined()
    expect(baseUrlProblem('http://host', 'yes')).toBeDefined()
  })

  it('names the options as the caller does', () => {
    expect(baseUrlProblem('http://host', false, (option) => `--${option}`)).toContain('set --allowInsecureHttp')
  })

  it.each([
    ['https://host', 'https://host'],
    ['HTTPS://Host:443/a/b//', 'https://host/a/b'],
  ])('%s is %s before a path', (url, base) => {
    expect(withoutTrailingSlash(url)).toBe(base)
  })
})
