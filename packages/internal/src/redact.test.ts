import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from './redact.ts'
import { growth, linearGrowth } from './testing/growth.ts'

const hex = (one: string) => one.charCodeAt(0).toString(16)
const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '+': '&plus;',
  '/': '&sol;',
  '=': '&equals;',
}

type Way = (character: string) => string

/** What writes texts with escapes: the characters that it has to escape, and all its ways to do so with any of them. */
const writers: readonly (readonly [special: RegExp, ways: readonly Way[]])[] = [
  [
    /["\\]/,
    [
      (one) => `\\u${hex(one).padStart(4, '0')}`,
      (one) => `\\u${hex(one).toUpperCase().padStart(4, '0')}`,
      (one) => (/[/"\\]/.test(one) ? `\\${one}` : `\\x${hex(one)}`),
    ],
  ],
  [/%/, [(one) => `%${hex(one)}`, (one) => `%${hex(one).toUpperCase()}`]],
  [
    /&/,
    [
      (one) => `&#${one.charCodeAt(0)};`,
      (one) => `&#x${hex(one)};`,
      (one) => `&#X00${hex(one).toUpperCase()};`,
      (one) => named[one] ?? `&#${one.charCodeAt(0)};`,
    ],
  ],
]

/** Written by up to three writers, one after the other, each character in a way of its own or as it is. */
const spelled = (secret: string) =>
  fc.array(fc.tuple(fc.constantFrom(...writers), fc.infiniteStream(fc.nat(5))), { maxLength: 3 }).map((rounds) => {
    let text = secret
    for (const [[special, ways], choices] of rounds) {
      text = Array.from(text, (one) => {
        const way = ways[choices.next().value] ?? (special.test(one) ? ways[0] : undefined)
        return way?.(one) ?? one
      }).join('')
    }
    return text
  })

const base64 = (secret: string) =>
  fc
    .tuple(fc.string({ maxLength: 7 }), fc.string({ maxLength: 7 }), fc.constantFrom('base64', 'base64url' as const))
    .map(([before, after, form]) => Buffer.from(before + secret + after).toString(form as 'base64'))

/** What a header can carry, no part of which could be resolved by itself or stand in the words around it. */
const secrets = fc
  .string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=~"<.-_') })
  .filter((text) => !/token/i.test(text))
const words = fc
  .string({ unit: fc.constantFrom(...' \n{}[]:,.abcdefghijklmnopqrstuvwxyz\\%&;') })
  .map((text) => `${text} `)

/** What somebody reads who resolves everything that can be, as often as it can be. */
function resolved(text: string): string {
  const once = text
    .replaceAll(/\\u([\da-f]{4})|%([\da-f]{2})|&#x0*([\da-f]+);/gi, (_, ...codes) => fromHex(codes.slice(0, 3)))
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll(/&\w+;/g, (entity) => Object.entries(named).find(([, name]) => name === entity)?.[0] ?? entity)
    .replaceAll(/\\([\\/"])/g, '$1')
  return once === text ? text : resolved(once)
}
const fromHex = (codes: (string | undefined)[]) => String.fromCharCode(Number.parseInt(codes.find(Boolean) ?? '', 16))

/** Eight characters of it in a row that stand in the text. */
const remains = (secret: string, text: string) =>
  Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8)).filter((row) => text.includes(row))

function redacted(text: string, ...known: string[]): string {
  const redactor = createRedactor()
  for (const secret of known) redactor.add(secret)
  return redactor.redact(text)
}

describe('a text', () => {
  it('holds no eight characters of a secret that stands in it, whole or cut behind them, however it is spelled', () => {
    const cases = fc
      .tuple(secrets, fc.nat(), words, words)
      .chain(([secret, cut, before, after]) =>
        fc.tuple(
          fc.constant(secret),
          spelled(secret.slice(0, Math.max(8, cut % (secret.length + 1)))),
          fc.constant([before, after]),
        ),
      )
    fc.assert(
      fc.property(cases, ([secret, planted, [before = '', after = '']]) => {
        const text = redacted(`${before}${planted} ${after}`, secret)
        expect(remains(secret, resolved(text))).toEqual([])
        expect(text).toContain('[redacted]')
      }),
      { numRuns: 600 },
    )
  })

  it('holds no eight characters of a secret in Base64, with whatever stands around it there', () => {
    const cases = secrets.chain((secret) => fc.tuple(fc.constant(secret), base64(secret), words))
    fc.assert(
      fc.property(cases, ([secret, planted, before]) => {
        const text = redacted(`${before}${planted} `, secret)
        const parts = text.split(/[^\w+/-]/).flatMap((part) => [0, 1, 2, 3].map((from) => part.slice(from)))
        expect(parts.flatMap((part) => remains(secret, Buffer.from(part, 'base64').toString('latin1')))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('without a secret is the same afterwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), secrets, (text, secret) => {
        fc.pre(remains(secret, resolved(text)).length === 0 && !/token/i.test(resolved(text)))
        expect(redacted(text, secret)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['its first eight characters', 'key is abcdefgh, cut', 'key is [redacted], cut'],
    ['sixteen from its middle', 'ends with klmnopqrstuvwxyz', 'ends with [redacted]'],
    ['a secret each time', 'abcdefghijklmnopqrstuvwxyz abcdefghijkl', '[redacted] [redacted]'],
    ['doubled escapes', 'abc\\\\u0064efgh', '[redacted]'],
    ['escapes of JSON in HTML', 'abc&#92;u0064efgh', '[redacted]'],
    ['a percent escape that is escaped', 'abc%2564efgh', '[redacted]'],
  ])('loses %s', (_, text, clean) => {
    expect(redacted(text, 'abcdefghijklmnopqrstuvwxyz')).toBe(clean)
  })

  it.each([
    ['seven characters of a long secret', 'abcdefg', 'abcdefghijk'],
    ['eight that are not its beginning, such as a date', 'since 2026-11-23', 'jane/2026-11-23T20:11:00'],
    ['words of three letters that are secrets', 'the secret is abc', 'abc'],
    ['a token that is nothing', '{"AccessToken":null}', 'abcdefghijk'],
  ])('keeps %s', (_, text, secret) => {
    expect(redacted(text, secret)).toBe(text)
  })

  it('loses a secret with a space as forms write it, and one that is not ASCII as percent escapes write it', () => {
    expect(redacted('a+c d', 'a+c d')).toBe('[redacted]')
    expect(redacted('x=my+secret+word', 'my secret word')).toBe('x=[redacted]')
    expect(redacted('x=sch%C3%B6n%C3%BCber', 'schönüber')).toBe('x=[redacted]')
  })
})

describe('the value of an Authorization header', () => {
  const basic = `Basic ${btoa('jane.doe:pass word')}`
  it.each([
    ['the part after the scheme', 'Bearer abc-123', 'no abc-123 here', 'no [redacted] here'],
    ['a value without a scheme', 'abc-123', 'no abc-123 here', 'no [redacted] here'],
    ['a named value', 'Custom Credential=jane/7, Signature=c2ln+/==', 'got c2ln+/==.', 'got [redacted].'],
    ['a value in quotes', 'Digest response="f00d \\"cafe"', 'f00d \\"cafe?', '[redacted]?'],
    ['the user and the password of Basic, also alone', basic, 'jane.doe has pass word', '[redacted] has [redacted]'],
    ['the user and the password of Basic as they are sent', basic, basic, 'Basic [redacted]'],
  ])('has for a secret %s', (_, value, text, clean) => {
    const redactor = createRedactor()
    redactor.addAuthorization(value)
    expect(redactor.redact(text)).toBe(clean)
  })

  it('is not secret in its scheme and in the names of its parameters', () => {
    const redactor = createRedactor()
    redactor.addAuthorization('PNAUTHINFO3-HMAC-SHA256 Credential=jane/2026-11-23T20:11:00 Signature=c2lnbmVk')
    redactor.addAuthorization('Bearer abcdefghijkl')
    const text = 'The Signature of this Credential for PNAUTHINFO3-HMAC-SHA256 is too old. Use a Bearer.'
    expect(redactor.redact(text)).toBe(text)
  })
})

describe('an attribute whose name holds "token"', () => {
  it.each([
    '{"AccessToken":4203001977312}',
    '{"AccessToken": "4203 0019"}',
    '{"accessToken":4.203001977312e12}',
    '{"Token":"abc\\"4203"}',
    '{"Acces\\u0073\\u0054oken":"4203"}',
    '{"Body":"{\\"Token\\":\\"4203\\"}"}',
    '{"AccessToken":[4203,"4203"]}',
    '{"Token":{"Value":"4203"}}',
    '{"AccessToken":4203',
    '{"AccessToken":"4203',
  ])('loses its value: %s', (text) => {
    expect(createRedactor().redact(text)).not.toMatch(/42|4\.2/)
  })

  it('leaves the others as they are', () => {
    expect(createRedactor().redact('{"AccessToken":7,"Status":"Failed"}')).toBe(
      '{"AccessToken":[redacted],"Status":"Failed"}',
    )
  })
})

describe('the time that it takes grows with the text and no faster', () => {
  it.each([' ', 'token', '"token" :', '"token":[', 'token":', '\\', '%25', '&#0000', '&amp;', 'a'])(
    'for many of %j',
    (unit) => {
      const redactor = createRedactor()
      redactor.add('a'.repeat(1000))
      expect(growth(unit, redactor.redact)).toBeLessThan(linearGrowth)
    },
  )

  it('and an attribute of some millions of characters fills no stack', () => {
    expect(redacted(`{"token":"${'\\a'.repeat(2 ** 22)}"}`)).toBe('{"token":[redacted]}')
  })
})
