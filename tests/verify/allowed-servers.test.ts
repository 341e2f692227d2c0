import { describe, expect, it } from 'vitest'
import { type Spoilt, verifySpoilt, withVerdict } from './support/servers.ts'

type Body = Record<string, unknown>

const json = (body: string, { status, headers }: Response, type = 'application/json') => {
  const changed = new Headers(headers)
  changed.set('Content-Type', type)
  return new Response(body, { status, headers: changed })
}
const expiring = (Expires: string): Spoilt => ({ accepted: (body) => ({ ...body, Expires }) })
const onlyEchoed = (body: Body, sent: Body) => {
  const { AccessToken, Status, Expires } = body
  const { ReasonCode: _, ...settings } = sent
  return { AccessToken, Status, Expires, ...settings }
}

/** Servers that the source allows, though each is another than the mock. */
const allowed: [server: string, spoilt: Spoilt][] = [
  ['further attributes in the answer', { accepted: (body) => ({ ...body, Links: [], Created: '2026-11-23' }) }],
  ['its attributes in another order', { accepted: (body) => Object.fromEntries(Object.entries(body).reverse()) }],
  ['other texts of messages', { answer: refusing('{"Message":"Nein."}') }],
  ['no text in its messages', { answer: refusing('{"Message":null,"Code":7}') }],
  [
    'a charset with its media type',
    { answer: (body, response) => json(body, response, 'application/json; charset=utf-8') },
  ],
  ['a token that lives for a year', expiring('2099-11-24T02:30:00.1234567Z')],
  ['an expiry without a zone', expiring('2099-11-24T02:30:00')],
  ['an expiry that is a day', expiring('2099-11-24')],
  ['an expiry as American English writes it', expiring('11/24/2099 2:30:00 PM')],
  ['an expiry in words', expiring('in six hours')],
  ['null for each setting, also for those that were sent', { accepted: withoutSettings(null) }],
  ['none of the settings in its answer, not even those that were sent', { accepted: withoutSettings(undefined) }],
  ['an expiry in the form of HTTP headers', expiring('Tue, 24 Nov 2099 02:30:00 GMT')],
  ['an expiry as older .NET writes it', expiring('/Date(4099782600000)/')],
  ['no default settings in its answer', { accepted: onlyEchoed }],
  ['another state that the source lists', { accepted: (body) => ({ ...body, Status: 'Staging' }) }],
  ['small tokens in a row', { accepted: numbered(1) }],
]

/** Servers that differ from a decision of the contract and from nothing else: warned, unless the run is strict. */
const looser: [server: string, ids: string[], spoilt: Spoilt][] = [
  ['415 for another media type', ['C07'], { instead: (request) => refuseType(request) }],
  ['a Message that is a number', ['C12'], { answer: refusing('{"Message":7}') }],
  [
    'another media type around the object that it answers',
    ['C22'],
    { answer: (body, response) => json(body, response, 'text/html') },
  ],
  [
    'no media type',
    ['C22'],
    { answer: (body, { status }) => new Response(new TextEncoder().encode(body), { status }) },
  ],
  [
    'an import for a deletion without permission',
    ['C16'],
    { instead: async (request) => (request.url.includes('NO_DELETE') ? initiated() : undefined) },
  ],
  [
    'a refusal for a request without Content-Type',
    ['C17'],
    {
      instead: (request) =>
        request.method === 'POST' && !request.headers.has('content-type')
          ? Response.json({ Message: 'no' }, { status: 400 })
          : undefined,
    },
  ],
  ['no state in its answer', ['C13'], { accepted: ({ Status: _, ...body }) => body }],
  [
    'longer names',
    ['C15'],
    {
      request: (body) => (String(body.Name).length > 100 ? { ...body, Name: 'x' } : body),
      accepted: (body, sent) => ({ ...body, Name: sent.Name }),
    },
  ],
  ['tokens that a double has rounded', ['C11'], { accepted: numbered(2 ** 61, 1024) }],
]

/** A server that answers no setting, or null for each. */
function withoutSettings(value: null | undefined): NonNullable<Spoilt['accepted']> {
  return ({ AccessToken, Status, Expires, Name, ...settings }) => ({
    ...Object.fromEntries(Object.keys(settings).map((name) => [name, value])),
    ...{ AccessToken, Status, Expires, Name },
  })
}

function refusing(text: string): NonNullable<Spoilt['answer']> {
  return (body, response) => json(response.status < 400 ? body : text, response)
}

function initiated(): Response {
  return Response.json({ AccessToken: 987_654, Status: 'Initiated', Expires: '2099-11-24T02:30:00Z', Name: 'x' })
}

/** Tokens that count upwards, starting anew with each server. */
function numbered(first: number, step = 1): NonNullable<Spoilt['accepted']> {
  let serial = 0
  return (body) => ({ ...body, AccessToken: first + step * serial++ })
}

function refuseType(request: Request): Response | undefined {
  const type = request.headers.get('content-type')
  const isOther = type !== null && !/^application\/json\b/i.test(type)
  return isOther ? Response.json({ Message: 'no' }, { status: 415 }) : undefined
}

describe('a server is not accused that has', () => {
  it.each(allowed)('%s', async (_, spoilt) => {
    const report = await verifySpoilt(spoilt)
    expect(withVerdict(report, 'fail')).toEqual([])
    expect(withVerdict(report, 'warn')).toEqual([])
    expect(report.outcome).toBe('pass')
  })
})

describe('a server is warned, and accused only by a strict run, that has', () => {
  it.each(looser)('%s, against the decisions %j', async (_, ids, spoilt) => {
    const report = await verifySpoilt(spoilt)
    expect(withVerdict(report, 'fail')).toEqual([])
    expect(withVerdict(report, 'warn')).toEqual(ids)
    expect(report.outcome).toBe('pass')
    const strict = await verifySpoilt(spoilt, { strict: true })
    expect(withVerdict(strict, 'fail')).toEqual(expect.arrayContaining(ids))
    expect(strict.outcome).toBe('fail')
  })
})
