import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMockFetch } from '@bulk-import/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../support/contract.ts'
import { type Call, callBoth } from './both-levels.ts'
import { generateClient } from './generate-client.ts'
import type { GeneratedModule } from './successor.ts'

let folder: string
let generated: GeneratedModule

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-import-migration-'))
  await generateClient(contract, folder)
  generated = await import(pathToFileURL(join(folder, 'client.ts')).href)
})
afterAll(() => rmSync(folder, { recursive: true }))

const responseText = '{"AccessToken":4203001977312,"Status":"Initiated","Expires":"2026-11-23T18:00:00Z","Name":"x"}'

/** A server that gives these answers, one after the other. */
function replies(...responses: [status: number, text: string | null][]): () => typeof fetch {
  return () => {
    const left = [...responses]
    return async () => {
      const [status, text] = left.shift() ?? [500, 'asked too often']
      return new Response(text, { status, headers: { 'Content-Type': 'application/json' } })
    }
  }
}

const lostConnection = () => () => Promise.reject(new TypeError('fetch failed'))

describe('a generated client in the place of openapi-fetch, on the same transport', () => {
  it('starts one import at the mock, by the same request', async () => {
    const mocks = [createMockFetch(), createMockFetch()]
    const left = [...mocks]
    const { today, successor } = await callBoth(generated, () => left.shift() ?? fetch)
    expect(successor.seen).toEqual(today.seen)
    expect(successor.end).toMatchObject({ data: { Status: 'Initiated' }, status: 200 })
    expect(mocks.map(({ imports }) => imports().length)).toEqual([1, 1])
  })

  it.each<[what: string, server: () => typeof fetch, call?: Call]>([
    ['a refusal with a message', replies([400, '{"Message":"No."}'])],
    ['a 503, and a 200 after it', replies([503, '{}'], [200, responseText])],
    ['an answer without a body', replies([204, null])],
    ['a 200 that is cut off', replies([200, responseText.slice(0, 30)])],
    ['a lost connection', lostConnection],
    ['another account than that of the client', replies([200, responseText]), { clientId: 'OTHER' }],
    ['an account that climbs the path', replies([200, responseText]), { clientId: '..' }],
    ['an account that is two segments', replies([200, responseText]), { clientId: 'a/b' }],
  ])('sends as often, and ends the same, with %s', async (_, server, call) => {
    const { today, successor } = await callBoth(generated, server, call)
    expect(successor).toEqual(today)
  })

  /** All that we know to differ, apart from the shape of the call: `initiate({ path, body })` instead of `POST(path, …)`. */
  it.each([
    {
      what: 'an error body that is not JSON, whose text it loses',
      server: replies([500, 'oops']),
      today: { data: undefined, error: 'oops', status: 500 },
      successor: { data: undefined, error: undefined, status: 500 },
    },
    {
      what: 'a refusal without a body, for which it has no empty text',
      server: replies([401, '']),
      today: { data: undefined, error: '', status: 401 },
      successor: { data: undefined, error: undefined, status: 401 },
    },
    {
      what: 'a signal that was aborted before, for which it throws the reason and not an error of ours',
      server: replies([200, responseText]),
      call: { signal: AbortSignal.abort() },
      today: { thrown: { name: 'AbortError', code: 'ABORTED', outcome: 'not-sent' } },
      successor: { thrown: { name: 'AbortError', code: DOMException.ABORT_ERR, outcome: undefined } },
    },
  ])('differs with $what', async ({ server, call, today, successor }) => {
    const ends = await callBoth(generated, server, call)
    expect([ends.today.end, ends.successor.end]).toEqual([today, successor])
    expect(ends.successor.seen).toEqual(ends.today.seen)
  })
})
