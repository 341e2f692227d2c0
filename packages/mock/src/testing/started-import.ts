import { createMockFetch } from '../index.ts'
import type { MockOptions } from '../options.ts'

export const records = [{ ProfileId: 1 }, { ProfileId: 'bad' }, { ProfileId: 3 }]
export const rules = [
  { pointer: '/ProfileId', equals: 'bad', at: 'staging', message: 'ProfileId is not a number.' },
] as const

/** A mock whose clock stands, with one import that was initiated; `step` calls the steps after it. */
export async function start(options: MockOptions = {}) {
  const mock = createMockFetch({ clock: { now: () => Date.UTC(2026, 10, 25) }, ...options })
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const given = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
    const init = {
      method,
      headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json', ...headers },
      body: given,
    }
    const response = await mock(`https://mock.invalid/ACME_CORP/Import${path}`, init)
    const text = await response.text()
    return { status: response.status, text, json: JSON.parse(text) as Record<string, unknown> }
  }
  const { text } = await call('POST', '', { Name: 'CRM sync' })
  const token = /\d+/.exec(text)?.[0] ?? ''
  const step = {
    stage: (some: unknown = records, headers = {}) =>
      call('POST', `/${token}`, typeof some === 'string' ? some : { UserProfilePreferences: some }, headers),
    execute: (headers = {}) => call('POST', `/${token}/Execute`, undefined, headers),
    status: (headers = {}) => call('GET', `/${token}/Status`, undefined, headers),
    exceptions: (query = '') => call('GET', `/${token}/Exceptions${query}`),
  }
  return { mock, call, token, ...step }
}
