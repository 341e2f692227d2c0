import { afterEach, describe, expect, it } from 'vitest'
import type { ContractViolationError } from '../../index.ts'
import { failure, goodResponse, initiate, verdict } from '../../testing/calls.ts'
import { closeServers, serve } from '../../testing/servers.ts'

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

describe('a 200 response that cannot be read', () => {
  it.each<[string, Record<string, string>, string | Buffer, string]>([
    ['is empty', json, '', 'is empty'],
    ['is cut off in its token', json, goodResponse.slice(0, 24), 'is not complete JSON'],
    ['is the page of a proxy', html, page, 'is HTML, as from a proxy or gateway'],
    ['is text', { 'Content-Type': 'text/plain' }, 'Started.', 'is not complete JSON'],
    ['is of 10 MB', json, `"${'x'.repeat(10_000_000)}"`, 'is larger than the client reads'],
  ])('leaves the outcome unknown, and does not send again, when a 200 response %s', async (_, headers, body, words) => {
    const server = await serveOnce(200, headers, body)
    const error = await failure(server.url)
    expect(verdict(error)).toEqual(unreadable)
    expect(error.message).toBe(
      `initiate failed: 200 with a body that ${words}. Whether an import was started is unknown: find out before you send it again.`,
    )
    expect(error.cause).toBeUndefined()
    expect(server.seen).toHaveLength(1)
  })

  it.each<[string, string | Buffer]>([
    ['is cut off behind its token', goodResponse.slice(0, -20)],
    ['is of 10 MB behind its token', `${goodResponse.slice(0, -1)},"More":"${'x'.repeat(10_000_000)}"}`],
  ])('keeps the token when a 200 response %s [S02]', async (_, body) => {
    const error = (await failure((await serveOnce(200, json, body)).url)) as ContractViolationError
    expect(verdict(error)).toEqual({
      ...unreadable,
      name: 'ContractViolationError',
      code: 'CONTRACT_VIOLATION',
      outcome: 'accepted',
    })
    expect(error.accessToken).toBe('9007199254740993')
    expect(error.message).toMatch(/with a body that is .*\. An import was started, and its token is kept\.$/)
  })

  it('does not read the rest of a response of 10 MB', async () => {
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

describe('a response without a body', () => {
  it('leaves the outcome unknown after a 204, since the contract does not know that status', async () => {
    const server = await serveOnce(204, {}, '')
    const error = await failure(server.url)
    const unknown = { name: 'UnexpectedStatusError', code: 'UNEXPECTED_STATUS', outcome: 'unknown', isRetryable: false }
    expect(verdict(error)).toEqual({ ...unknown, attempts: 1, status: 204 })
    expect(error.message).toContain('initiate failed: 204. Whether an import was started is unknown')
    expect(server.seen).toHaveLength(1)
  })

  it('says what a 400 means when it has no body [S58, C12]', async () => {
    const server = await serveOnce(400, json, '')
    const error = await failure(server.url)
    const refused = { name: 'BadRequestError', code: 'BAD_REQUEST', outcome: 'refused', isRetryable: false }
    expect(verdict(error)).toEqual({ ...refused, attempts: 1, status: 400 })
    expect(error.message).toBe('initiate failed: 400 Bad Request. No import was started.')
    expect(error.hint).toContain('Change the request')
    expect(error.ids).toEqual(expect.arrayContaining(['S58', 'C12']))
    expect(error.serverMessage).toBeUndefined()
    expect(server.seen).toHaveLength(1)
  })

  it.each([500, 504])(
    'leaves the outcome unknown after a %i without a body, and does not send again',
    async (status) => {
      const server = await serveOnce(status, {}, '')
      const error = await failure(server.url)
      expect(verdict(error)).toMatchObject({
        code: 'UNEXPECTED_STATUS',
        outcome: 'unknown',
        isRetryable: false,
        status,
      })
      expect(error.message).toContain('Whether an import was started is unknown: find out before you send it again.')
      expect(server.seen).toHaveLength(1)
    },
  )
})

describe('an error response', () => {
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
  ])('turns a %i into a %s that says what to do [S58, S59, S60, S61]', async (status, name, code, hint) => {
    const server = await serveOnce(status, json, '{"Message":"No such thing."}')
    const error = await failure(server.url)
    expect(verdict(error)).toEqual({ name, code, outcome: 'refused', attempts: 1, isRetryable: false, status })
    expect(error.hint).toMatch(hint)
    expect(error.message).toMatch(/^initiate failed: 40\d [A-Z][A-Za-z ]+: "No such thing\." No import was started\.$/)
    expect(error.message).not.toMatch(/\([SC]\d[^)]*\)$/)
    expect(error.serverMessage).toBe('No such thing.')
    expect(server.seen).toHaveLength(1)
  })

  it('names the client id and the server after a 404, since one of them is usually wrong [S61]', async () => {
    const server = await serveOnce(404, json, '{}')
    expect((await failure(server.url)).hint).toContain(`The client id was "ACME_CORP", at ${server.url}.`)
  })

  it('says that a 502 with a page comes from a proxy', async () => {
    const server = await serveOnce(502, html, page)
    const error = await failure(server.url)
    expect(verdict(error)).toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'unknown', attempts: 1, status: 502 })
    expect(error.message).toContain('initiate failed: 502: HTML, as from a proxy or gateway.')
    expect(error.message).not.toContain('Bad Gateway')
    expect(server.seen).toHaveLength(1)
  })
})

describe('the access token of a response', () => {
  it.each(['7', '-7', '9007199254740993', '9223372036854775807'])(
    'gives the access token %s exactly as it was written [S44, C11]',
    async (token) => {
      const server = await serveOnce(200, json, goodResponse.replace('9007199254740993', token))
      const { session } = await initiate(server.url)
      expect([session?.accessToken, session?.issues]).toEqual([token, []])
    },
  )

  it.each([
    ['in quotes', '"9007199254740993"', '9007199254740993'],
    ['of letters', '"tk_4f/+="', 'tk_4f/+='],
    ['with an exponent', '9e15', '9e15'],
    ['that is a fraction', '4711.5', '4711.5'],
    ['of more than 64 bits', '18446744073709551615', '18446744073709551615'],
    ['of 400 digits', '1'.repeat(400), '1'.repeat(400)],
  ])('opens no session for an access token %s, and keeps it as it is written [S44, C11]', async (_, written, token) => {
    const server = await serveOnce(200, json, goodResponse.replace('9007199254740993', written))
    const error = (await failure(server.url)) as ContractViolationError
    expect(verdict(error)).toMatchObject({
      code: 'CONTRACT_VIOLATION',
      outcome: 'accepted',
      attempts: 1,
      isRetryable: false,
    })
    expect(error.accessToken).toBe(token)
    expect(error.issues).toMatchObject([{ pointer: '/AccessToken' }])
    expect(error.message).not.toContain(token)
    expect(server.seen).toHaveLength(1)
  })

  it.each(['null', '""', 'true', '[1]', '{"a":1}'])(
    'leaves the outcome unknown when the access token is %s',
    async (written) => {
      const server = await serveOnce(200, json, goodResponse.replace('9007199254740993', written))
      const error = (await failure(server.url)) as ContractViolationError
      expect(verdict(error)).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown', attempts: 1 })
      expect(error.accessToken).toBeUndefined()
    },
  )

  it.each([201, 202, 203, 206, 299])(
    'keeps the access token of a %i, although that status is not in the contract',
    async (status) => {
      const server = await serveOnce(status, json, goodResponse)
      const error = (await failure(server.url)) as ContractViolationError
      expect(verdict(error)).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted', attempts: 1, status })
      expect(error.accessToken).toBe('9007199254740993')
      expect(error.issues).toMatchObject([{ pointer: '', ids: ['S02'] }])
      expect(error.message).toContain('An import was started')
    },
  )

  it('takes no access token from a 500, and leaves the outcome unknown', async () => {
    const error = await failure((await serveOnce(500, json, goodResponse)).url)
    expect(verdict(error)).toMatchObject({ code: 'UNEXPECTED_STATUS', outcome: 'unknown' })
    expect(error).not.toHaveProperty('accessToken')
  })
})

describe('a 200 response with an exact token', () => {
  const change = (from: string | RegExp, to: string) => goodResponse.replace(from, to)

  it.each<[string, Record<string, string>, string | Buffer, string[], string[]]>([
    ['another media type [C22]', { 'Content-Type': 'text/plain' }, goodResponse, [''], ['C22']],
    ['no media type [C22]', {}, goodResponse, [''], ['C22']],
    ['the media type of a page', html, goodResponse, [''], ['C22']],
    [
      'what is not UTF-8',
      json,
      Buffer.concat([Buffer.from(change('}', ',"Later":"')), Buffer.from([0xff]), Buffer.from('"}')]),
      [''],
      ['C22'],
    ],
    ['a Status that the contract does not list [S45]', json, change('Initiated', 'Begun'), ['/Status'], ['S45']],
    ['a Status of null', json, change('"Initiated"', 'null'), ['/Status'], []],
    ['no Name [S47]', json, change(',"Name":"CRM sync"', ''), ['/Name'], ['S47']],
    ['a Name of null', json, change('"CRM sync"', 'null'), ['/Name'], []],
    ['no Expires [C13]', json, change('"Expires":"2026-11-23T18:00:00Z",', ''), ['/Expires'], ['C13']],
    ['an Expires that is a number [S46]', json, change('"2026-11-23T18:00:00Z"', '7'), ['/Expires'], ['S46']],
    ['an Expires that cannot be read [C23]', json, change('2026-11-23T18:00:00Z', 'soon'), ['/Expires'], ['C23']],
    ['an Expires that is in no calendar [C23]', json, change('11-23T18:00:00Z', '02-30'), ['/Expires'], ['C23']],
    [
      'a number of days that is none [S48]',
      json,
      change('}', ',"DataStageDuration":99}'),
      ['/DataStageDuration'],
      ['S48'],
    ],
  ])('opens a session that lists as issues: %s', async (_, headers, body, pointers, ids) => {
    const server = await serveOnce(200, headers, body)
    const { session } = await initiate(server.url)
    expect(session?.accessToken).toBe('9007199254740993')
    expect(session?.issues.map(({ pointer }) => pointer)).toEqual(pointers)
    expect(session?.issues.flatMap((issue) => issue.ids)).toEqual(expect.arrayContaining(ids))
    expect(server.seen).toHaveLength(1)
  })

  it('finds no issue in a media type with a parameter or a suffix [C22]', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/vnd.pn+json']) {
      const { session } = await initiate((await serveOnce(200, { 'Content-Type': type }, goodResponse)).url)
      expect(session?.issues).toEqual([])
    }
  })

  it('lists every issue of a response at once', async () => {
    const body = '{"AccessToken":9007199254740993,"Status":"Done","Expires":7,"DataStageDuration":true}'
    const { session } = await initiate((await serveOnce(200, {}, body)).url)
    const pointers = session?.issues.map(({ pointer }) => pointer)
    expect(pointers?.sort()).toEqual(['', '/DataStageDuration', '/Expires', '/Name', '/Status'])
    expect(session).toMatchObject({ status: 'Done', name: undefined, expires: undefined, expiresAt: undefined })
  })

  it('opens a session when values nest deeper than any program can walk', async () => {
    const deep = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`
    for (const body of [change('}', `,"Later":${deep}}`), change('"Initiated"', deep), change(/"2026.*Z"/, deep)]) {
      const { session } = await initiate((await serveOnce(200, json, body)).url)
      expect(session?.accessToken).toBe('9007199254740993')
      expect(() => JSON.stringify(session)).not.toThrow()
    }
  })

  it('keeps the token when Name nests that deep, which contradicts the request', async () => {
    const deep = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`
    const error = await failure((await serveOnce(200, json, change('"CRM sync"', deep))).url)
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'accepted', accessToken: '9007199254740993' })
  })

  it('opens a session from a response of 12 MB when maxBodyBytes permits it', async () => {
    const body = change('}', `,"Later":"${'\\"1'.repeat(3_000_000)}"}`)
    const { session } = await initiate((await serveOnce(200, json, body)).url, { maxBodyBytes: 20_000_000 })
    expect(session?.accessToken).toBe('9007199254740993')
  })

  it('leaves the outcome unknown when a response has no token [C13]', async () => {
    for (const body of ['{}', '[]', '7', 'null', '{"Result":{"AccessToken":1}}']) {
      const error = await failure((await serveOnce(200, json, body)).url)
      expect(verdict(error)).toMatchObject({ code: 'CONTRACT_VIOLATION', outcome: 'unknown' })
      expect(error.message).toContain('Whether an import was started is unknown')
    }
  })

  it('keeps further attributes of a response, whatever their names [S43]', async () => {
    const server = await serveOnce(200, json, change('}', ',"Later":{"a":[1]},"__proto__":{"x":1}}'))
    const { session } = await initiate(server.url)
    expect(session?.settings.Later).toEqual({ a: [1] })
    expect(({} as { x?: number }).x).toBeUndefined()
    expect(session?.issues).toEqual([])
  })
})

describe('the Expires of a response', () => {
  it('opens a session that has expired when Expires is in the past [S06, S46, C01]', async () => {
    const server = await serveOnce(200, json, goodResponse.replace('2026', '2025'))
    const { session, clock } = await initiate(server.url)
    expect(session?.isExpired()).toBe(true)
    expect(session?.remainingMs()).toBe(0)
    expect(session?.isExpired(new Date(clock.now() - 366 * 86_400_000))).toBe(false)
  })

  it('takes the life of the token from Expires alone, and assumes no six or twelve hours [S46, C01]', async () => {
    const server = await serveOnce(200, json, goodResponse.replace('T18:', 'T12:'))
    const { session } = await initiate(server.url)
    expect(session?.remainingMs()).toBe(0)
    const later = await serveOnce(200, json, goodResponse)
    expect((await initiate(later.url)).session?.remainingMs()).toBe(6 * 3_600_000)
  })
})
