import { afterEach, describe, expect, it } from 'vitest'
import { failure, goodResponse, verdict } from '../testing/calls.ts'
import { closeServers, serve } from '../testing/servers.ts'

afterEach(closeServers)

const json = { 'Content-Type': 'application/json' }

const serveRedirect = (status: number, location: string) =>
  serve((response, { url }) => {
    if (url === '/ACME_CORP/Import') response.writeHead(status, { Location: location }).end()
    else response.writeHead(200, json).end(goodResponse)
  })

const refused = { name: 'UnexpectedStatusError', code: 'UNEXPECTED_STATUS', attempts: 1, isRetryable: false }

describe('a redirect', () => {
  it.each([
    [300, 'refused'],
    [301, 'refused'],
    [302, 'unknown'],
    [303, 'unknown'],
    [307, 'refused'],
    [308, 'refused'],
  ])(
    'does not follow a %i, neither to another account nor to another server, and its outcome is %s',
    async (status, outcome) => {
      const other = await serve((response) => response.writeHead(200, json).end(goodResponse))
      for (const location of ['/OTHER_CORP/Import', `${other.url}/ACME_CORP/Import`]) {
        const server = await serveRedirect(status, location)
        const error = await failure(server.url)
        expect(verdict(error)).toEqual({ ...refused, outcome, status })
        const target = new URL(location, server.url).href
        expect(error.message).toContain(`initiate failed: ${status}: a redirect to ${target}. `)
        expect(error.hint).toBe('Redirects are never followed. If the API is elsewhere, set the base URL.')
        expect(server.seen).toHaveLength(1)
      }
      expect([other.seen, other.openSockets()]).toEqual([[], 0])
    },
  )

  it.each([304, 305, 306, 399])('leaves the outcome unknown after a %i, which leads nowhere', async (status) => {
    const server = await serveRedirect(status, '/OTHER_CORP/Import')
    const error = await failure(server.url)
    expect(verdict(error)).toEqual({ ...refused, outcome: 'unknown', status })
    expect((error as Error).message).not.toContain('redirect')
    expect(server.seen).toHaveLength(1)
  })

  it('leaves the outcome unknown after a redirect of which a browser shows nothing but status 0', async () => {
    const opaque = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response
    const error = await failure('https://api.invalid', { fetch: async () => opaque })
    expect(verdict(error)).toEqual({ ...refused, outcome: 'unknown', status: 0 })
    expect(error.message).toContain('a redirect. Whether')
  })

  it('tells where a redirect points without user, password, query and fragment', async () => {
    const server = await serveRedirect(307, 'https://jane:planted@other.invalid:8443/v5/x?planted=1#planted')
    const error = await failure(server.url)
    expect(error.message).toContain('a redirect to https://other.invalid:8443/v5/x. ')
    expect(error.message).not.toContain('planted')
  })

  it.each(['http://[', '', 'javascript:alert(1)'])(
    'does not follow a redirect to "%s", which is no address',
    async (location) => {
      const server = await serveRedirect(307, location)
      expect(verdict(await failure(server.url))).toEqual({ ...refused, outcome: 'refused', status: 307 })
      expect(server.seen).toHaveLength(1)
    },
  )
})
