import { afterEach, describe, expect, it } from 'vitest'
import type { ContractViolationError } from '../../packages/client/src/index.ts'
import { failure, goodAnswer, initiate, verdict } from './support/calls.ts'
import { closeServers, serve } from './support/servers.ts'

afterEach(closeServers)

const json = { 'Content-Type': 'application/json' }
const html = { 'Content-Type': 'text/html; charset=utf-8' }
const page = '<html><body>Bad Gateway</body></html>'

async function serveOnce(status: number, headers: Record<string, string>, body: string | Buffer) {
  return serve((response) => response.writeHead(status, headers).end(body))
}

const unreadable = {
  name: 'UnreadableResponseError',
  code: 'UNREADABLE_RESPONSE',
  outcome: 'unknown',
  attempts: 1,
  isRetryable: false,
  status: 200,
}

describe('an answer 200 that cannot be read leaves the outcome unknown and is not asked for again', () => {
  it.each<[string, Record<string, string>, string | Buffer, string]>([
    ['is empty', json, '', 'is empty'],
    ['is cut off', json, goodAnswer.slice(0, -20), 'is not whole JSON'],
    ['is the page of a proxy', html, page, 'is HTML, so it comes from a proxy or gateway'],
    ['is JSON of another media type', { 'Content-Type': 'text/plain' }, goodAnswer, 'is not application/json'],
    ['has no media type', {}, goodAnswer, 'is not application/json'],
    ['is of 10 MB', json, `"${'x'.repeat(10_000_000)}"`, 'is larger than the client reads'],
    ['is not UTF-8', json, Buffer.from([0x22, 0xff, 0x22]), 'is not UTF-8 text'],
  ])('when it %s', async (_, headers, body, words) => {
    const server = await serveOnce(200, headers, body)
    const error = await failure(server.url)
    expect(verdict(error)).toEqual(unreadable)
    expect(error.message).toContain(`was answered 200 with a body that ${words}. The import may exist: find out before`)
    expect(error.cause).toBeUndefined()
    expect(server.seen).toHaveLength(1)
  })

  it('and the rest of an answer of 10 MB is not read', async () => {
    let sent = 0
    const server = await serve((response) => {
      response.writeHead(200, json)
      const chunk = 'x'.repeat(65_536)
      const write = () => {
        if (response.destroyed || sent > 10_000_000) return
        sent += chunk.length
        response.write(chunk, write)
      }
      write()
    })
    expect(verdict(await failure(server.url))).toEqual(unreadable)
    expect(sent).toBeLessThan(9_000_000)
  })
})

describe('an answer without a body', () => {
  it('of 204 leaves the outcome unknown, since the contract does not know that status', async () => {
    const server = await serveOnce(204, {}, '')
    const error = await failure(server.url)
    const unknown = { name: 'UnexpectedStatusError', code: 'UNEXPECTED_STATUS', outcome: 'unknown', isRetryable: false }
    expect(verdict(error)).toEqual({ ...unknown, attempts: 1, status: 204 })
    expect(error.message).toContain('was answered 204, which the contract does not know. The import may exist')
    expect(server.seen).toHaveLength(1)
  })

  it('of 400 says what the status means [S58, C12]', async () => {
    const server = await serveOnce(400, json, '')
    const error = await failure(server.url)
    const refused = { name: 'BadRequestError', code: 'BAD_REQUEST', outcome: 'refused', isRetryable: false }
    expect(verdict(error)).toEqual({ ...refused, attempts: 1, status: 400 })
    expect(error.message).toMatch(/^initiate \(POST \/\{clientId\}\/Import\) was answered 400: .*Change the request/)
    expect(error.message).not.toMatch(/\([SC]\d\d/)
    expect(error.serverMessage).toBeUndefined()
    expect(server.seen).toHaveLength(1)
  })

  it.each([500, 504])('of %i leaves the outcome unknown, and is not asked for again', async (status) => {
    const server = await serveOnce(status, {}, '')
    const error = await failure(server.url)
    expect(verdict(error)).toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'unknown', isRetryable: false, status })
    expect(error.message).toContain('The import may exist: find out before you send it again.')
    expect(server.seen).toHaveLength(1)
  })
})

describe('an answer that refuses', () => {
  it.each([
    [400, 'BadRequestError', 'BAD_REQUEST', /Change the request before you try again/],
    [401, 'AuthenticationError', 'AUTHENTICATION', /Check the client id, the user id and the authorization/],
    [403, 'PermissionError', 'PERMISSION', /Check the permissions of the user's group/],
    [
      404,
      'NotFoundError',
      'NOT_FOUND',
      /resource in the path, such as the client id; at times it is something that the body names/,
    ],
  ])('with %i is a %s that says what to do [S58, S59, S60, S61]', async (status, name, code, advice) => {
    const server = await serveOnce(status, json, '{"Message":"No such thing."}')
    const error = await failure(server.url)
    expect(verdict(error)).toEqual({ name, code, outcome: 'refused', attempts: 1, isRetryable: false, status })
    expect(error.message).toMatch(advice)
    expect(error.message).toContain('The server says: "No such thing."')
    expect(error.serverMessage).toBe('No such thing.')
    expect(server.seen).toHaveLength(1)
  })

  it('of 502 from a proxy says so', async () => {
    const server = await serveOnce(502, html, page)
    const error = await failure(server.url)
    expect(verdict(error)).toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'unknown', attempts: 1, status: 502 })
    expect(error.message).toContain('It is HTML, so it comes from a proxy or gateway.')
    expect(error.message).not.toContain('Bad Gateway')
    expect(server.seen).toHaveLength(1)
  })
})

describe('the access token of an answer', () => {
  it.each(['7', '9007199254740993', '9223372036854775807', '18446744073709551615'])(
    '%s is given exactly as it was written [S44, C11]',
    async (token) => {
      const server = await serveOnce(200, json, goodAnswer.replace('9007199254740993', token))
      const { session } = await initiate(server.url)
      expect(session?.accessToken).toBe(token)
    },
  )

  it.each([
    ['in quotes', '"9007199254740993"', '9007199254740993', 'accepted'],
    ['with an exponent', '9e15', undefined, 'unknown'],
    ['null', 'null', undefined, 'unknown'],
  ])('%s breaks the contract, and is kept where it can be read [S44, C11]', async (_, written, kept, outcome) => {
    const server = await serveOnce(200, json, goodAnswer.replace('9007199254740993', written))
    const error = (await failure(server.url)) as ContractViolationError
    expect(verdict(error)).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome, attempts: 1, isRetryable: false })
    expect(error.accessToken).toBe(kept)
    expect(error.faults).toMatchObject([{ pointer: '/AccessToken' }])
    expect(server.seen).toHaveLength(1)
  })
})

describe('the attributes of an answer', () => {
  it('that nobody knows are kept and harmless [S43]', async () => {
    const server = await serveOnce(200, json, goodAnswer.replace('}', ',"Later":{"a":[1]},"__proto__":{"x":1}}'))
    const { session } = await initiate(server.url)
    expect(session?.settings.Later).toEqual({ a: [1] })
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('that break the contract are all listed, and the token is not lost [S45, S46, S47, S48]', async () => {
    const body = '{"AccessToken":9007199254740993,"Status":"Done","Expires":7,"DataStageDuration":"3"}'
    const server = await serveOnce(200, json, body)
    const error = (await failure(server.url)) as ContractViolationError
    expect(error.faults.flatMap(({ ids }) => ids).sort()).toEqual(['C09', 'C20', 'S45', 'S46', 'S47', 'S48'])
    expect(error.accessToken).toBe('9007199254740993')
    expect(verdict(error)).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted', status: 200 })
    expect(error.message).toMatch(/The import exists: its token is in the property accessToken/)
    expect(error.message).toContain('InitiateResponse.Name must be present, but is missing.')
  })

  it.each(['{}', '[]', '7', 'null'])('missing as in %s leave the outcome unknown [C13]', async (body) => {
    const error = await failure((await serveOnce(200, json, body)).url)
    expect(verdict(error)).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown' })
    expect(error.message).toContain('The import may exist')
  })
})

describe('the Expires of an answer', () => {
  it.each(['soon', '2026-11-23', '23.11.2026 18:00', ''])(
    '"%s" cannot be read, and breaks the contract [S46]',
    async (text) => {
      const server = await serveOnce(200, json, goodAnswer.replace('2026-11-23T18:00:00Z', text))
      const error = (await failure(server.url)) as ContractViolationError
      expect(error.faults).toMatchObject([{ pointer: '/Expires', ids: ['S46'] }])
      expect(verdict(error)).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted', attempts: 1 })
      expect(error.accessToken).toBe('9007199254740993')
    },
  )

  it('in the past makes a session that has expired [S06, S46, C01]', async () => {
    const server = await serveOnce(200, json, goodAnswer.replace('2026', '2025'))
    const { session, clock } = await initiate(server.url)
    expect(session?.isExpired()).toBe(true)
    expect(session?.remainingMs()).toBe(0)
    expect(session?.isExpired(new Date(clock.now() - 366 * 86_400_000))).toBe(false)
  })

  it('is the only authority on the life of the token: no figure of six or twelve hours is assumed [S46, C01]', async () => {
    const server = await serveOnce(200, json, goodAnswer.replace('T18:', 'T12:'))
    const { session } = await initiate(server.url)
    expect(session?.remainingMs()).toBe(0)
    const later = await serveOnce(200, json, goodAnswer)
    expect((await initiate(later.url)).session?.remainingMs()).toBe(6 * 3_600_000)
  })
})
