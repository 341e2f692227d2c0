import { describe, expect, it } from 'vitest'
import { type Spoilt, verifySpoilt, withVerdict } from './support/servers.ts'

const text = (body: string, status = 200, type = 'application/json') =>
  new Response(body, { status, headers: { 'Content-Type': type } })
const without = (name: string) => (body: Record<string, unknown>) => {
  const { [name]: _, ...rest } = body
  return rest
}

/** A server that is wrong in one thing, and all that it breaks. */
const wrong: [server: string, broken: string[], spoilt: Spoilt][] = [
  [
    'answers 422 to what is not valid',
    ['S58'],
    { answer: (body, { status, headers }) => new Response(body, { status: status === 400 ? 422 : status, headers }) },
  ],
  [
    'answers 500 to what is malformed',
    ['S58'],
    { instead: async (request) => ((await request.text()) === 'not JSON' ? text('{}', 500) : undefined) },
  ],
  [
    'answers 201',
    ['S02'],
    { answer: (body, { status, headers }) => new Response(body, { status: status === 200 ? 201 : status, headers }) },
  ],
  [
    'takes eleven days',
    ['S33'],
    {
      request: (body) => (body.DataStageDuration === 11 ? { ...body, DataStageDuration: 10 } : body),
      accepted: (body, sent) => ({ ...body, DataStageDuration: Math.min(10, Number(sent.DataStageDuration ?? 3)) }),
    },
  ],
  [
    'takes nine days at most',
    ['S02', 'S33'],
    {
      instead: async (request) =>
        (await request.text()).includes('"DataStageDuration":10') ? text('{"Message":"no"}', 400) : undefined,
    },
  ],
  [
    'echoes the default instead of the days that were sent',
    ['S48'],
    { accepted: (body) => ({ ...body, DataStageDuration: 3 }) },
  ],
  [
    'keeps data for four days by default',
    ['S32', 'S48'],
    {
      accepted: (body, sent) => ({ ...body, DataStageDuration: sent.DataStageDuration ?? 4 }),
    },
  ],
  [
    'sets RefreshTags by default',
    ['S41', 'S56'],
    { accepted: (body, sent) => ({ ...body, RefreshTags: sent.RefreshTags ?? true }) },
  ],
  ['answers that it deletes', ['S49'], { accepted: (body) => ({ ...body, ImportAction: 'Delete' }) }],
  [
    'echoes flags as text',
    ['S53'],
    { accepted: (body) => ({ ...body, RefreshContacts: String(body.RefreshContacts) }) },
  ],
  ['invents a criterion', ['S50'], { accepted: (body) => ({ MatchCriteria: 'AlternateIdType', ...body }) }],
  ['has another Status', ['S45'], { accepted: (body) => ({ ...body, Status: 'Ready' }) }],
  ['has a token that has expired', ['S05'], { accepted: (body) => ({ ...body, Expires: '2020-01-01T00:00:00Z' }) }],
  ['has an Expires that is a number', ['S46'], { accepted: (body) => ({ ...body, Expires: 4_099_782_600 }) }],
  ['gives each import the same token', ['S03', 'S44'], { accepted: (body) => ({ ...body, AccessToken: 42 }) }],
  ['has a token that is text', ['S44'], { accepted: (body) => ({ ...body, AccessToken: 'abc' }) }],
  ['has no token', ['S02'], { accepted: without('AccessToken') }],
  ['answers no Name', ['S47'], { accepted: without('Name') }],
  ['answers an array', ['S02', 'S43'], { accepted: (body) => [body] }],
  [
    'answers a page as text/html',
    ['S02', 'S43'],
    { answer: (body, { status }) => (status === 200 ? text('<p>Done</p>', 200, 'text/html') : text(body, status)) },
  ],
  [
    'refuses without a body',
    ['S64'],
    { answer: (body, { status }) => (status < 400 ? text(body, status) : new Response(null, { status })) },
  ],
  [
    'refuses with a page',
    ['S64'],
    { answer: (body, { status }) => (status < 400 ? text(body, status) : text('<h1>No</h1>', status, 'text/html')) },
  ],
  [
    'takes a criterion without its value',
    ['S10'],
    {
      request: (body) => ('MatchCriteria' in body && !('MatchValue' in body) ? without('MatchCriteria')(body) : body),
      accepted: (body, sent) => ({ ...body, ...('MatchCriteria' in sent && { MatchCriteria: sent.MatchCriteria }) }),
    },
  ],
  [
    'takes requests without Authorization',
    ['S26', 'S59'],
    { instead: (request) => (request.headers.has('authorization') ? undefined : text('{}')) },
  ],
  [
    'answers 403 to requests without Authorization',
    ['S59'],
    { instead: (request) => (request.headers.has('authorization') ? undefined : text('{}', 403)) },
  ],
  [
    'knows every client id',
    ['S29', 'S61'],
    { instead: (request) => (request.url.includes('UNKNOWN') ? text('{}') : undefined) },
  ],
  [
    'initiates by GET',
    ['S63'],
    { instead: (request) => (request.method === 'GET' ? text('{"AccessToken":1}') : undefined) },
  ],
]

describe('a server is found that', () => {
  it.each(wrong)('%s, by the statements %j', async (_, broken, spoilt) => {
    const report = await verifySpoilt(spoilt)
    expect(withVerdict(report, 'fail').sort()).toEqual(broken)
    expect(report.outcome).toBe('fail')
  })
})
