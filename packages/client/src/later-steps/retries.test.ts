import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type BulkImportError, isBulkImportError } from '../index.ts'
import { oauthClientCredentials } from '../oauth.ts'
import type { BulkImport } from '../provisional.ts'
import { json, lost, report, type StepOptions, steps } from '../testing/steps.ts'

type Reply = ReturnType<typeof json>
type Call = (bulk: BulkImport) => Promise<unknown>

const page = json(200, '{"Count":0,"HasMore":false,"UserProfilePreferences":[]}')
const effects: [string, Call][] = [
  ['stage', (bulk) => bulk.stage([{ ProfileId: 1 }])],
  ['execute', (bulk) => bulk.execute()],
]
const reads: [string, Call, Reply][] = [
  ['retrieveStatus', (bulk) => bulk.retrieveStatus(), report()],
  ['retrieveExceptions', (bulk) => bulk.retrieveExceptions()[Symbol.asyncIterator]().next(), page],
]

const object = '{"Message":"Told."}'
const refusedStatuses = [300, 301, 307, 308, 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 429, 431]
const doubtfulStatuses = [302, 304, 402, 406, 408, 409, 410, 412, 422, 425, 499, 500, 501, 502, 503, 504, 507, 520]

/** What became of a call, and how many requests it took. */
async function ending(call: Call, replies: Reply[], options?: StepOptions): Promise<string> {
  const { bulk, seen } = steps(replies, options)
  const outcome = await call(bulk).then(
    () => 'done',
    (error: unknown) => (isBulkImportError(error) ? error.outcome : Promise.reject(error)),
  )
  return `${outcome} after ${seen.length}`
}

describe.each(effects)('%s', (_, call) => {
  it.each(refusedStatuses)('is refused by a %i, whatever its body, and is not sent again [I02]', async (status) => {
    expect(await ending(call, [json(status, '')])).toBe('refused after 1')
    expect(await ending(call, [json(status, object)])).toBe('refused after 1')
  })

  it.each(doubtfulStatuses)(
    'may have been taken after a %i, also as the error response of the contract [I02]',
    async (status) => {
      const bodies = status === 304 ? [null] : ['', object, '<html>']
      for (const body of bodies) {
        expect(await ending(call, [() => new Response(body, { status })])).toBe('unknown after 1')
      }
    },
  )

  it('may have been taken when the connection is lost', async () => {
    expect(await ending(call, [lost('ECONNRESET')])).toBe('unknown after 1')
  })

  it('is sent again where it never left, as often as the call may', async () => {
    expect(await ending(call, [lost('ECONNREFUSED'), report()])).toBe('done after 2')
    expect(await ending(call, [lost('ECONNREFUSED')])).toBe('not-sent after 3')
  })

  it('says in the error of an unknown outcome how to find out', async () => {
    const { bulk } = steps([json(503, '')])
    await expect(call(bulk)).rejects.toThrow(
      /failed: 503 Service Unavailable: perhaps from a gateway. Whether .* is unknown\. Retrieve the status some time later/,
    )
  })

  it('does not claim that it can be repeated after a 503', async () => {
    await expect(call(steps([json(503, object)]).bulk)).rejects.toMatchObject({ isRetryable: false })
    await expect(call(steps([json(429, '')]).bulk)).rejects.toMatchObject({ isRetryable: true, outcome: 'refused' })
  })
})

const auth = ({ isRejected }: { isRejected: boolean }) => (isRejected ? 'Bearer fresh' : 'Bearer stale')
const credentialsIn = (seen: ReturnType<typeof steps>['seen']) => seen.map(({ headers }) => headers.authorization)

it('stage is sent again once after a 401 with a fresh credential, since whoever answers that has taken nothing', async () => {
  const call: Call = (bulk) => bulk.stage([{ ProfileId: 1 }])
  const { bulk, seen } = steps([json(401, ''), report()], { auth })
  await call(bulk)
  expect(credentialsIn(seen)).toEqual(['Bearer stale', 'Bearer fresh'])
  expect(new Set(seen.map(({ body }) => body)).size).toBe(1)
  expect(await ending(call, [json(401, '')], { auth })).toBe('refused after 2')
})

describe('execute after a 401', () => {
  it('is not sent again, and says that the import was not executed [I08]', async () => {
    const { bulk, seen } = steps([json(401, ''), report()], { auth })
    await expect(bulk.execute()).rejects.toThrow('execute failed: 401 Unauthorized. The import was not executed.')
    expect(credentialsIn(seen)).toEqual(['Bearer stale'])
  })

  it('leaves it to the next call of the client to renew the credential, and the one after that keeps it', async () => {
    const { bulk, seen } = steps([json(401, ''), report()], { auth })
    await bulk.execute().catch(() => undefined)
    await bulk.retrieveStatus()
    await bulk.retrieveStatus()
    expect(credentialsIn(seen)).toEqual(['Bearer stale', 'Bearer fresh', 'Bearer stale'])
  })

  it('leaves it to the next call also where the credential could not be renewed at once', async () => {
    let renewals = 0
    const unreliable = (context: { isRejected: boolean }) => {
      if (context.isRejected && ++renewals === 1) throw new Error('The token endpoint is down.')
      return auth(context)
    }
    const { bulk, seen } = steps([json(401, ''), report()], { auth: unreliable })
    await bulk.execute().catch(() => undefined)
    await expect(bulk.retrieveStatus()).rejects.toMatchObject({ code: 'AUTHENTICATION', outcome: 'not-sent' })
    await bulk.retrieveStatus()
    expect(credentialsIn(seen)).toEqual(['Bearer stale', 'Bearer fresh'])
  })

  it('does not renew a second time what was renewed for the next call', async () => {
    const { bulk, seen } = steps([json(401, '')], { auth })
    await bulk.execute().catch(() => undefined)
    await bulk.retrieveStatus().catch(() => undefined)
    expect(credentialsIn(seen)).toEqual(['Bearer stale', 'Bearer fresh'])
  })

  it('is sent with a token that OAuth has renewed when it is called again', async () => {
    let issued = 0
    const oauth = oauthClientCredentials({
      ...{ tokenUrl: 'https://tokens.invalid', clientId: 'id', clientSecret: 'secret', scope: 'ACME_CORP/Jane.Doe' },
      fetch: async () => Response.json({ access_token: `t${++issued}`, token_type: 'Bearer', expires_in: 3600 }),
    })
    const { bulk, seen } = steps([json(401, ''), report()], { auth: oauth })
    await bulk.execute().catch(() => undefined)
    await bulk.execute()
    await bulk.retrieveStatus()
    expect(credentialsIn(seen)).toEqual(['Bearer t1', 'Bearer t2', 'Bearer t2'])
  })
})

describe.each(reads)('%s', (_, call, good) => {
  it.each([408, 429, 500, 502, 503, 504])('is sent again after a %i of anybody', async (status) => {
    expect(await ending(call, [json(status, '<html>'), json(status, object), good])).toBe('done after 3')
    expect(await ending(call, [json(status, '')])).toMatch(/ after 3$/)
    await expect(call(steps([json(status, '')]).bulk)).rejects.toMatchObject({ isRetryable: true })
  })

  it.each(['ECONNRESET', 'ECONNREFUSED'] as const)('is sent again after %s', async (code) => {
    expect(await ending(call, [lost(code), good])).toBe('done after 2')
  })

  it('is sent again after an attempt that took too long', async () => {
    const { bulk, clock, seen } = steps([() => new Promise(() => setImmediate(() => clock.advance(30_000))), good])
    await call(bulk)
    expect(seen).toHaveLength(2)
  })

  it.each([400, 403, 404, 405, 409, 413, 501])('is not sent again after a %i, which stays', async (status) => {
    expect(await ending(call, [json(status, object)])).toMatch(/ after 1$/)
  })
})

const paths = { stage: 'I04', execute: 'L08', retrieveStatus: 'I09', retrieveExceptions: 'I11' }
const pathOptions = {
  stage: 'stagePath',
  execute: 'executePath',
  retrieveStatus: 'statusPath',
  retrieveExceptions: 'exceptionsPath',
}

describe.each([...effects, ...reads] as [keyof typeof paths, Call][])('an error of %s', (operationId, call) => {
  const failure = (...replies: Reply[]) =>
    call(steps(replies).bulk).then(
      () => expect.fail('It succeeded.'),
      (error: BulkImportError) => error,
    )

  it('says after a 404 on what its path rests, and how to set another [I04, L08, I09, I11]', async () => {
    const { ids, hint } = await failure(json(404, object))
    expect(ids).toEqual(['P03', 'I02', paths[operationId]])
    const option = `inferred.${pathOptions[operationId]}`
    expect(hint).toMatch(
      `The client id was "ACME_CORP", at https://api.invalid. Or your service has a different path for this operation (${paths[operationId]}): if so, set \`${option}\`.`,
    )
  })

  it('has the reason phrase of HTTP', async () => {
    const phrases = {
      400: 'Bad Request',
      401: 'Unauthorized',
      403: 'Forbidden',
      404: 'Not Found',
      503: 'Service Unavailable',
    }
    for (const [status, phrase] of Object.entries(phrases)) {
      expect((await failure(json(Number(status), '{}'))).message).toContain(
        `${operationId} failed: ${status} ${phrase}`,
      )
    }
  })

  it('has the words of the server, which may repeat a record, where nothing prints them', async () => {
    const error = await failure(json(400, object))
    expect(error.serverMessage).toBe('Told.')
    const printed = [error.message, inspect(error), inspect(new Error('x', { cause: error })), JSON.stringify(error)]
    expect(printed.join()).not.toContain('Told.')
  })
})

it.each(reads)('an error of %s gives no advice that is meant for what changes something', async (_, call) => {
  for (const reply of [json(503, object), json(200, '{"ok":true}')]) {
    const error: BulkImportError = await call(steps([reply]).bulk).then(
      () => expect.fail(),
      (thrown) => thrown,
    )
    expect(`${error.message} ${error.hint}`).not.toMatch(/ask again|before you send it again|if it changes anything/)
  }
})

it('a read waits as long as the server asks', async () => {
  const { bulk, told } = steps([json(429, '', { 'Retry-After': '7' }), report()])
  await bulk.retrieveStatus()
  expect(told).toContainEqual(expect.objectContaining({ operationId: 'retrieveStatus', waitMs: 7000, reason: 429 }))
})
