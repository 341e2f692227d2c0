import { wire } from './raw.ts'

export type Random = () => number

/** Numbers from 0 to below 1, the same for the same seed (xorshift32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const below = (random: Random, bound: number) => Math.floor(random() * bound)
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[below(random, items.length)] as Item
const bytes = (random: Random, count: number) => Buffer.from(Array.from({ length: count }, () => below(random, 256)))

const good = '{"Name":"Newsletter sign-ups of week 47","ImportAction":"Add","DataStageDuration":3}'

const bodies: readonly ((random: Random) => string | Uint8Array)[] = [
  (random) => '['.repeat(1 + below(random, 50_000)),
  (random) => '{"Name":'.repeat(1 + below(random, 5000)),
  (random) => `${'['.repeat(below(random, 5000))}1${']'.repeat(below(random, 5000))}`,
  (random) => `{${Array.from({ length: below(random, 300) }, (_, index) => `"p${index}":1`)}}`,
  (random) => `{"Name":"a","Name":${pick(random, ['"b"', '7', '{}', 'null'])}}`,
  (random) =>
    `{"Name":"x","${pick(random, ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''])}":{"Name":"y"}}`,
  (random) => `{"__proto__":{"Name":"x","ReasonCode":${below(random, 9)}}}`,
  (random) =>
    `{"Name":"x","DataStageDuration":${pick(random, ['1e400', '-1e400', '1e-400', '-0', '3.0', '0x3', '+3', '03', '3.', '.3', 'NaN', 'Infinity', '9'.repeat(5000)])}}`,
  (random) =>
    `{"Name":"${pick(random, ['\\ud800', '\\udfff\\ud800', '\\u0000', '\\x', '\u0001', '\u2028', '\ufeff', '\\', '"'])}"}`,
  (random) => `${pick(random, ['\ufeff', '\u00a0', '//', '/* */', ")]}',", '\0'])}${good}`,
  (random) => good + pick(random, ['}', ',', good, '\0', '//', ' \t\n']),
  (random) => good.slice(0, below(random, good.length)),
  (random) => `{"Name":"${'x'.repeat(below(random, 200_000))}"}`,
  (random) => bytes(random, below(random, 300)),
  (random) => Buffer.concat([Buffer.from('{"Name":"'), bytes(random, 1 + below(random, 30)), Buffer.from('"}')]),
  (random) => mutated(random, Buffer.from(good)),
  () => '',
  () => good,
]

const oddHeaders: readonly ((random: Random) => string)[] = [
  () => 'X-Fine: yes',
  (random) =>
    `X-Mock-Scenario: ${pick(random, ['explode', ';', 'ok; latency=1e9h', 'ok; =', 'reset; chance=0', '__proto__', 'ok; times=0', ';;;;', '\xff\xfe', 'ok;'.repeat(500)])}`,
  (random) =>
    `Prefer: ${pick(random, ['code=abc', 'code=999', 'example=__proto__', 'code=', 'example=', ',;=', 'dynamic=true', 'code=200'])}`,
  (random) => `Accept: ${pick(random, ['nonsense', '*/*;q=nan', ',,,', 'text/html', '\xe9/*'])}`,
  (random) => `Accept-Encoding: ${pick(random, ['gzip', 'br;q=0', '*'])}\r\nContent-Encoding: gzip`,
  () => `Cookie: ${'a=b; '.repeat(200)}`,
  () => Array.from({ length: 500 }, (_, index) => `X-${index}: ${index}`).join('\r\n'),
  () => 'Authorization: again',
  () => 'Expect: 100-continue',
  () => 'Set-Cookie: a=b\r\nSet-Cookie: c=d',
  () => 'Access-Control-Request-Method: POST\r\nOrigin: null',
]

const starts = [
  'POST /ACME_CORP/Import HTTP/1.1',
  'POST /ACME_CORP/Import HTTP/1.1',
  'POST /ACME_CORP/Import HTTP/1.1',
  'POST /%00/Import HTTP/1.1',
  'POST /%zz/Import HTTP/1.1',
  'POST /__proto__/Import HTTP/1.1',
  `POST /${'a'.repeat(5000)}/Import HTTP/1.1`,
  `POST /${'../'.repeat(500)}Import HTTP/1.1`,
  'POST //Import HTTP/1.1',
  'POST http://[::1/Import HTTP/1.1',
  'POST /a\\b/Import?#?# HTTP/1.1',
  'GET /_mock/imports/.. HTTP/1.1',
  'POST /_mock/clock HTTP/1.1',
  'PATCH /ACME_CORP/Import HTTP/1.1',
  'PROPFIND / HTTP/1.1',
]

/** A request whose framing is whole, so that it must be answered whatever is in it. */
export function framed(random: Random, isLast: boolean): Buffer {
  const headers = [pick(random, oddHeaders)(random), ...(isLast ? ['Connection: close'] : [])]
  return wire(pick(random, bodies)(random), headers, pick(random, starts))
}

const malformedHeads = [
  'Content-Length: -1',
  'Content-Length: 99999999999999999999999',
  'Content-Length: 0x10',
  'Content-Length: 5, 5',
  'Content-Length:\r\n',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding : chunked',
  'X: a\r\n folded',
  'X: a\0b',
  'X: a\rb',
  ': nameless',
  'X Y: z',
  `X: ${'y'.repeat(30_000)}`,
  'Host: a\r\nHost: b',
  'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings',
]

const chunks = [
  '0\r\n\r\n',
  'ffffffffffffffff\r\n',
  '-1\r\nx\r\n',
  '5\r\nab\r\n',
  'zz\r\n',
  '1;\0\r\na\r\n0\r\n\r\n',
  '0\r\nX: y\r\n',
]

/** Bytes that may be no request at all, or several. */
export function malformed(random: Random): Buffer {
  const kind = below(random, 6)
  if (kind === 0) return bytes(random, 1 + below(random, 400))
  if (kind === 1)
    return Buffer.from(
      `POST /A/Import HTTP/1.1\r\nHost: x\r\n${pick(random, malformedHeads)}\r\n\r\n${pick(random, chunks)}`,
      'latin1',
    )
  if (kind === 2) {
    const whole = wire(good)
    return whole.subarray(0, 1 + below(random, whole.length - 1))
  }
  if (kind === 3) return Buffer.concat([wire(good), mutated(random, wire(good)), wire(good)])
  return mutated(random, framed(random, false).subarray(0, 20_000))
}

/** The same with some bytes changed, left out, doubled or put in. */
function mutated(random: Random, original: Buffer): Buffer {
  let result = original
  for (let count = 1 + below(random, 4); count > 0; count--) {
    const at = below(random, result.length + 1)
    const end = Math.min(result.length, at + below(random, 20))
    const between = pick(random, [
      () => Buffer.alloc(0),
      () => bytes(random, 1 + below(random, 4)),
      () => Buffer.concat([result.subarray(at, end), result.subarray(at, end)]),
      () => Buffer.from(pick(random, ['\r\n', '\n', '\0', '\r\n\r\n', ': ', ' ', '%', '"', '{'])),
    ])()
    result = Buffer.concat([result.subarray(0, at), between, result.subarray(end)])
  }
  return result
}
