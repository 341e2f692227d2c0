import { afterEach, describe, expect, it } from 'vitest'
import { credential, failure, goodAnswer, initiate, verdict } from './support/calls.ts'
import { closeServers, serve } from './support/servers.ts'

afterEach(closeServers)

const json = { 'Content-Type': 'application/json' }

const serveRedirect = (status: number, location: string) =>
  serve((response, { url }) => {
    if (url.startsWith('/ACME_CORP')) response.writeHead(status, { Location: location }).end()
    else response.writeHead(200, json).end(goodAnswer)
  })

describe('a redirect', () => {
  it.each([307, 308])('%i to the same origin is followed with the same request', async (status) => {
    const server = await serveRedirect(status, '/v5/ACME_CORP/Import')
    const { session, retries } = await initiate(server.url)
    expect(session?.name).toBe('CRM sync')
    const sent = { method: 'POST', authorization: credential, body: '{"Name":"CRM sync"}' }
    expect(server.seen).toEqual([
      { ...sent, url: '/ACME_CORP/Import' },
      { ...sent, url: '/v5/ACME_CORP/Import' },
    ])
    expect(retries).toEqual([`${status} after 0`])
  })

  it.each([301, 302, 303, 307, 308])(
    '%i to another origin is not followed, and no credential goes there',
    async (status) => {
      const other = await serve((response) => response.writeHead(200, json).end(goodAnswer))
      const server = await serveRedirect(status, `${other.url}/ACME_CORP/Import`)
      const error = await failure(server.url)
      const outcome = status === 302 || status === 303 ? 'unknown' : 'refused'
      expect(verdict(error)).toMatchObject({
        code: 'UNEXPECTED_STATUS',
        outcome,
        attempts: 1,
        isRetryable: false,
        status,
      })
      expect(error.message).toContain('It is a redirect that is not followed')
      expect(error.message).not.toContain(other.url)
      expect(server.seen).toHaveLength(1)
      expect(other.seen).toEqual([])
      expect(other.openSockets()).toBe(0)
    },
  )

  it.each([301, 302, 303])('%i to the same origin is not followed, since it changes the method', async (status) => {
    const server = await serveRedirect(status, '/v5/ACME_CORP/Import')
    expect(verdict(await failure(server.url))).toMatchObject({ code: 'UNEXPECTED_STATUS', status })
    expect(server.seen).toHaveLength(1)
  })

  it.each([
    ['to another port', (url: string) => url.replace(/\d+$/, '1')],
    ['to another scheme', (url: string) => url.replace('http:', 'https:')],
    ['to an address without a scheme', () => '//other.invalid/'],
    ['with a user name', (url: string) => url.replace('//', '//jane:doe@')],
    ['that is no address', () => 'http://['],
    ['without an address', () => ''],
  ])('307 %s is not followed', async (_, locate) => {
    let location = ''
    const server = await serve((response) => response.writeHead(307, { Location: location }).end())
    location = locate(server.url)
    const error = await failure(server.url)
    expect(verdict(error)).toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'refused', attempts: 1, status: 307 })
    expect(server.seen).toHaveLength(1)
  })

  it('that leads in a circle ends after maxAttempts', async () => {
    const server = await serveRedirect(307, '/ACME_CORP/Import')
    const error = await failure(server.url)
    expect(verdict(error)).toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'refused', attempts: 3, status: 307 })
    expect(error.message).toContain('or one too many')
    expect(server.seen).toHaveLength(3)
  })
})
