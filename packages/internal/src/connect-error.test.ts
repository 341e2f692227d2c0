import { describe, expect, it } from 'vitest'
import { failedBeforeSending, type NotSentReason } from './connect-error.ts'

const failed = (cause: unknown) => new TypeError('fetch failed', { cause })
const system = (syscall: string, code: string) => Object.assign(new Error(code), { syscall, code })

const coded = (code: string, message = code) => Object.assign(new Error(message), { code })

describe('a request has provably never left', () => {
  it.each<[string, unknown, NotSentReason]>([
    ['the connection was refused', failed(system('connect', 'ECONNREFUSED')), 'connection'],
    ['the host was not found', failed(system('getaddrinfo', 'ENOTFOUND')), 'connection'],
    ['the look-up failed for now', failed(system('getaddrinfo', 'EAI_AGAIN')), 'connection'],
    ['no address could be reached', failed(system('connect', 'EHOSTUNREACH')), 'connection'],
    ['connecting took too long for undici', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }), 'connection'],
    ['Bun says so', { code: 'ConnectionRefused' }, 'connection'],
    [
      'every address failed',
      failed(new AggregateError([system('connect', 'ECONNREFUSED'), system('connect', 'ETIMEDOUT')])),
      'connection',
    ],
    [
      'the connection ended within the handshake',
      failed(Object.assign(coded('ECONNRESET'), { host: '127.0.0.1', localAddress: undefined })),
      'connection',
    ],
    ['the certificate is self-signed', failed(coded('DEPTH_ZERO_SELF_SIGNED_CERT')), 'certificate'],
    ['the certificate is for another host', failed(coded('ERR_TLS_CERT_ALTNAME_INVALID')), 'certificate'],
    ['the certificate has expired', failed(coded('CERT_HAS_EXPIRED')), 'certificate'],
    ['the issuer is not known', failed(coded('UNABLE_TO_GET_ISSUER_CERT_LOCALLY')), 'certificate'],
    ['https met a port that speaks http', failed(coded('ERR_SSL_WRONG_VERSION_NUMBER')), 'tls'],
    ['the server speaks an older TLS alone', failed(coded('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')), 'tls'],
    [
      'there is no cipher that both know, to OpenSSL 3.5',
      failed(coded('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE')),
      'tls',
    ],
    ['there is none, to OpenSSL 3.0', failed(coded('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE')), 'tls'],
    ['fetch blocks the port', failed(new Error('bad port')), 'port'],
    [
      'the proxy refused CONNECT',
      failed(new Error('', { cause: coded('UND_ERR_ABORTED', 'Proxy response (403) !== 200 when HTTP Tunneling') })),
      'proxy',
    ],
  ])('since %s', (_, error, reason) => {
    expect(failedBeforeSending(error)).toBe(reason)
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
    ['by a reset without a system call', failed(coded('ECONNRESET'))],
    [
      'by plain text within an open connection of TLS 1.2',
      failed(
        coded('ERR_SSL_WRONG_VERSION_NUMBER', 'SSL routines:tls_default_validate_record_header:wrong version number'),
      ),
    ],
    ['by another record within an open connection', failed(coded('ERR_SSL_BAD_RECORD_TYPE'))],
    ['by a request that undici ended for another reason', failed(coded('UND_ERR_ABORTED'))],
    ['by a code that the error only inherits', failed(Object.create({ code: 'ECONNREFUSED', syscall: 'connect' }))],
    ['by nothing', undefined],
    ['by a text', 'ECONNREFUSED'],
  ])('%s', (_, error) => {
    expect(failedBeforeSending(error)).toBeUndefined()
  })

  it('by an error that is its own cause', () => {
    const circle = new Error('round')
    circle.cause = circle
    expect(failedBeforeSending(circle)).toBeUndefined()
    const many = new AggregateError([])
    many.errors.push(many)
    expect(failedBeforeSending(many)).toBeUndefined()
  })
})

it('a system call that somebody put on Object.prototype proves nothing', () => {
  Object.assign(Object.prototype, { syscall: 'connect' })
  try {
    expect(failedBeforeSending(failed(coded('ECONNRESET')))).toBeUndefined()
  } finally {
    delete (Object.prototype as { syscall?: string }).syscall
  }
})
