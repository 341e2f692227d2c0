import { join } from 'node:path'
import { type Report, systemClock, verify } from '@bulk-import/verify'
import { beforeAll, describe, expect, it } from 'vitest'
import { startStockPrism } from '../../scripts/lib/stock-prism.ts'
import { root } from '../../scripts/lib/workspace.ts'
import { optionsFor, withVerdict } from './support/servers.ts'

// Where stock Prism (seen on 5.16.0) does not keep the contract. When one of these tests fails because Prism was repaired, take the
// line away, here and in the README of verify.

/** It never answers a body that is not JSON. */
const unanswered = [
  'blank',
  'byte-order-mark',
  'comment',
  'control-character',
  'cut-off',
  'cut-off-brace',
  'form',
  'no-colon',
  'no-comma',
  'single-quotes',
  'trailing-comma',
  'two-documents',
  'unquoted-name',
  'utf-16',
  'words',
  'xml',
].map((name) => `initiate/malformed/${name}`)

/** It has no accounts and no permissions, so that nobody is refused. */
const unknownToIt = [
  'initiate/status/401/wrong-authorization',
  'initiate/status/403/deletion-without-permission',
  'initiate/status/404/unknown-client',
]

const otherwise = {
  /** It takes a missing Content-Type for another media type. */
  'initiate/media-type/none': 'status 400',
  /** It puts the replacement character in the place of bytes that are not UTF-8. */
  'initiate/malformed/invalid-utf-8': 'status 200: it was accepted',
  'initiate/malformed/overlong-utf-8': 'status 200: it was accepted',
  /** It takes every type that ends in +json for JSON. */
  'initiate/media-type/refused/application-merge-patch+json': 'status 200: it was accepted',
  /** It fails on a media type without a slash. */
  'initiate/media-type/refused/json': 'status 500',
  /** Its own errors are application/problem+json. */
  'initiate/path/clientId/empty': 'Content-Type application/problem+json',
}

/** It answers an example, whatever was sent: the same token, and those settings that the example has. */
const ofTheExample = ['S03', 'S44', 'S47', 'S48', 'S52', 'S53', 'S54', 'S55', 'S56']

/**
 * Gives a request up when five others, sent one after the other behind it, have had their responses: Prism takes them in turn. No clock
 * tells a busy machine from a request that hangs.
 */
function fetchFrom(url: string): typeof fetch {
  const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' }
  return async (input, init) => {
    let isDone = false
    const overtaken = async () => {
      for (let others = 0; others < 5 && !isDone; others++) {
        await (await fetch(`${url}/ACME_CORP/Import`, { method: 'POST', headers, body: '{"Name":"x"}' })).text()
      }
      throw new Error('Others were answered first.')
    }
    const own = fetch(input, init).finally(() => {
      isDone = true
    })
    return Promise.race([own, overtaken()])
  }
}

describe('stock Prism', () => {
  let report: Report
  beforeAll(async () => {
    const prism = await startStockPrism(join(root, 'generated/openapi.yaml'))
    try {
      // The example expires on a fixed day: judged before it, since Prism's clock has nothing to do with it.
      const clock = { ...systemClock, now: () => Date.parse('2026-11-23T12:00:00Z') }
      report = await verify(
        optionsFor(prism, {
          clock,
          fetch: fetchFrom(prism.url),
          timeoutMs: 60_000,
          concurrency: 20,
          wrongAuthorization: 'Bearer wrong-credential',
        }),
      )
    } finally {
      prism.close()
    }
  })

  it('breaks the statements that need a memory or an account, and the one on malformed bodies, and no other', () => {
    const ofAccounts = ['S29', 'S59', 'S61']
    expect(withVerdict(report, 'fail').sort()).toEqual([...ofTheExample, ...ofAccounts, 'S58'].sort())
    expect(withVerdict(report, 'warn').sort()).toEqual(['C07', 'C16', 'C17', 'C22'])
  })

  it('gives no response to exactly these requests', () => {
    const lost = report.cases.filter((result) => result.noResponse !== undefined)
    expect(lost.map(({ id }) => id).sort()).toEqual(unanswered)
  })

  it('refuses and accepts exactly these requests in another way than the contract', () => {
    const others = report.cases.filter(
      ({ id, violations }) =>
        !unanswered.includes(id) && violations.some(({ check }) => check === 'status' || check === 'media type'),
    )
    expect(others.map(({ id }) => id).sort()).toEqual([...unknownToIt, ...Object.keys(otherwise)].sort())
    const actual = Object.fromEntries(others.map(({ id, violations }) => [id, violations[0]?.actual]))
    expect(actual).toMatchObject(otherwise)
  })
})
