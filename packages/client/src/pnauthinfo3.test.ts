import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type PnAuthInfo3Options, pnAuthInfo3 } from './pnauthinfo3.ts'

const context = { clientId: 'ACME_CORP', isRejected: false, signal: new AbortController().signal }
const now = () => new Date('2026-11-23T12:00:00.500Z')
const options: PnAuthInfo3Options = { userId: 'Jane.Doe', secret: 'plänted', timestamp: (at) => at.toISOString(), now }

describe('pnAuthInfo3', () => {
  it.each([
    ['SHA256', 'sha256'],
    ['SHA384', 'sha384'],
    ['SHA512', 'sha512'],
  ] as const)('signs with %s as an independent implementation does', async (hash, algorithm) => {
    const time = '2026-11-23T12:00:00.500Z'
    const signature = createHmac(algorithm, 'plänted').update(`ACME_CORP:Jane.Doe:${time}`).digest('base64')
    const header = `PNAUTHINFO3-HMAC-${hash} Credential=Jane.Doe/${time} Signature=${signature}`
    expect(await pnAuthInfo3({ ...options, hash })(context)).toBe(header)
  })

  it('signs with SHA256 when no hash is given', async () => {
    expect(await pnAuthInfo3(options)(context)).toMatch(/^PNAUTHINFO3-HMAC-SHA256 /)
  })

  it('signs each attempt with the time stamp that the function makes of its time', async () => {
    const times = ['2026-11-23T12:00:00Z', '2026-11-23T12:05:00Z']
    const stamps: Date[] = []
    const auth = pnAuthInfo3({
      ...options,
      now: () => new Date(times[stamps.length] ?? ''),
      timestamp: (at) => {
        stamps.push(at)
        return `stamp${stamps.length}`
      },
    })
    const headers = [await auth(context), await auth(context)]
    expect(stamps.map((stamp) => stamp.toISOString())).toEqual(times.map((time) => new Date(time).toISOString()))
    expect(headers[0]).toContain('Credential=Jane.Doe/stamp1 ')
    expect(headers[1]).toContain('Credential=Jane.Doe/stamp2 ')
  })

  it('signs by the clock of the platform when none is given', async () => {
    const stamps: number[] = []
    const { now: _, ...rest } = options
    const before = Date.now()
    await pnAuthInfo3({ ...rest, timestamp: (at) => String(stamps.push(at.getTime())) })(context)
    expect(stamps[0]).toBeGreaterThanOrEqual(before)
  })

  it.each<[string, object]>([
    ['a user', { userId: '' }],
    ['a secret', { secret: undefined }],
    ['a known hash', { hash: 'MD5' }],
    ['a hash of its own', { hash: 'toString' }],
    ['a timestamp function', { timestamp: '2026' }],
  ])('throws at once without %s, and does not show the secret', (_, change) => {
    expect(() => pnAuthInfo3({ ...options, ...change } as never)).toThrow('needs a userId, a secret, a hash of SHA256')
    expect(() => pnAuthInfo3({ ...options, ...change } as never)).not.toThrow('plänted')
  })

  it('does not show the secret when the credential function is inspected', () => {
    expect(inspect(pnAuthInfo3(options), { showHidden: true, depth: null })).not.toContain('plänted')
  })
})
