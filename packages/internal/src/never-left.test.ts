import { describe, expect, it } from 'vitest'
import { hasNeverLeft } from './never-left.ts'

const failed = (cause: unknown) => new TypeError('fetch failed', { cause })
const system = (syscall: string, code: string) => Object.assign(new Error(code), { syscall, code })

describe('a request has provably never left', () => {
  it.each<[string, unknown]>([
    ['when the connection was refused', failed(system('connect', 'ECONNREFUSED'))],
    ['when the host was not found', failed(system('getaddrinfo', 'ENOTFOUND'))],
    ['when the look-up failed for now', failed(system('getaddrinfo', 'EAI_AGAIN'))],
    ['when no address could be reached', failed(system('connect', 'EHOSTUNREACH'))],
    ['when connecting took too long for undici', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['when Bun says so', { code: 'ConnectionRefused' }],
    [
      'when every address failed',
      failed(new AggregateError([system('connect', 'ECONNREFUSED'), system('connect', 'ETIMEDOUT')])),
    ],
  ])('%s', (_, error) => {
    expect(hasNeverLeft(error)).toBe(true)
  })
})

describe('nothing is proven', () => {
  it.each<[string, unknown]>([
    ['by a reset', failed(system('read', 'ECONNRESET'))],
    ['by a connection that broke with the code of one that was never made', failed(system('read', 'ECONNREFUSED'))],
    ['by a host that became unreachable while writing', failed(system('write', 'EHOSTUNREACH'))],
    ['by a closed socket', failed({ code: 'UND_ERR_SOCKET' })],
    ['by an error without a code, as browsers give it', new TypeError('Failed to fetch')],
    ['by one address that failed otherwise', new AggregateError([system('connect', 'ECONNREFUSED'), new Error('?')])],
    ['by nothing', undefined],
    ['by a text', 'ECONNREFUSED'],
  ])('%s', (_, error) => {
    expect(hasNeverLeft(error)).toBe(false)
  })

  it('by an error that is its own cause', () => {
    const circle = new Error('round')
    circle.cause = circle
    expect(hasNeverLeft(circle)).toBe(false)
    const many = new AggregateError([])
    many.errors.push(many)
    expect(hasNeverLeft(many)).toBe(false)
  })
})
