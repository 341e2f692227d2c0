import { type Report, verify } from '@bulk-import/verify'
import { jsonReport } from '@bulk-import/verify/reports'
import { describe, expect, it } from 'vitest'
import { changedMock, optionsFor } from './support/servers.ts'

const password = 'c+rrect/horse=battery'
const basic = Buffer.from(`jane.doe:${password}`).toString('base64')
const token = '8123456789012345678'
const hex = (text: string, write: (code: string) => string) =>
  Array.from(text, (one) => write(one.charCodeAt(0).toString(16).padStart(2, '0'))).join('')

/** What a server may make of a secret that it repeats. */
const spellings: [how: string, spell: (secret: string) => string][] = [
  ['as it is', (secret) => secret],
  ['cut short', (secret) => secret.slice(0, 12)],
  ['with escapes of JSON', (secret) => secret.replaceAll('+', '\\u002B').replaceAll('/', '\\/')],
  ['with each character escaped', (secret) => hex(secret, (code) => `\\u00${code}`)],
  ['with doubled escapes', (secret) => secret.replaceAll('+', '\\\\u002b')],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded in small letters', (secret) => hex(secret, (code) => `%${code}`)],
  [
    'with entities of HTML',
    (secret) => secret.replaceAll('+', '&plus;').replaceAll('/', '&#47;').replaceAll('=', '&#x3D;'),
  ],
  ['in Base64', (secret) => Buffer.from(`key ${secret};`).toString('base64')],
]

/** A server that repeats something in every body, and breaks the contract, so that reports show the bodies. */
async function echoing(text: string): Promise<Report> {
  const respond = () => new Response(`{"Message":"No: ${text} is wrong"}`, { status: 418 })
  const accepted = () => new Response(`{"AccessToken":${token},"Status":"Ready","Expires":"","Name":""}`)
  let requests = 0
  const server = changedMock({ instead: () => (requests++ === 0 ? accepted() : respond()) })
  const authorization = `Basic ${basic}`
  return verify(
    optionsFor({ url: 'https://mock.invalid' }, { fetch: server, authorization, only: ['smallest', 'type/Name'] }),
  )
}

describe('no report holds', () => {
  const secrets = { password, token, 'the credential': basic }
  const all = Object.entries(secrets).flatMap(([what, secret]) =>
    spellings.map(([how, spell]) => [what, how, spell(secret)] as const),
  )
  it.each(all)('%s that the server repeats %s', async (_, __, spelled) => {
    const report = await echoing(spelled)
    const bodies = report.cases.flatMap(({ actual }) => (actual?.status === 418 ? [actual.body] : []))
    expect(bodies.length).toBeGreaterThan(3)
    for (const body of bodies) expect(body).toMatch(/No: \S*\[redacted\]\S* is wrong/)
    expect(jsonReport(report)).not.toContain(spelled.slice(0, 12))
  })

  it('a token under a name that is escaped, or in an object', async () => {
    for (const text of ['{"Acces\\u0073Tok\\u0065n":"8123-abcd"}', '{"AccessToken":{"Value":"8123-abcd"}}']) {
      const report = await verify(
        optionsFor({ url: 'https://mock.invalid' }, { fetch: async () => new Response(text) }),
      )
      expect(jsonReport(report)).not.toContain('8123-abcd')
    }
  })

  it('a token that an earlier answer foretold', async () => {
    let imports = 0
    const server = changedMock({ accepted: (body) => ({ ...body, AccessToken: imports++ === 0 ? 7 : 8_123_456_789 }) })
    let requests = 0
    const foretelling: typeof fetch = (...given) =>
      requests++ === 1 ? Promise.resolve(new Response('next: 8123456789', { status: 418 })) : server(...given)
    const report = await verify(
      optionsFor({ url: 'https://mock.invalid' }, { fetch: foretelling, only: ['Name', 'Duration'] }),
    )
    expect(report.cases.some(({ actual }) => actual?.body === 'next: [redacted]')).toBe(true)
  })
})
