import { type ClientOptions, createClient } from '../index.ts'
import type { ImportToken, Inferred } from '../later-steps/types.ts'
import { continueImport } from '../provisional.ts'
import { createManualClock } from './manual-clock.ts'

/** A token that no double can hold. */
export const token = '9007199254740993'

export const address = `https://api.invalid/ACME_CORP/Import/${token}`

interface Seen {
  method: string | undefined
  url: string
  headers: Record<string, string>
  body: string | undefined
}

type Reply = () => Response | Promise<Response>

export type StepOptions = Partial<ClientOptions> & { session?: ImportToken; inferred?: Inferred }

/** The steps of an import whose server gives these replies, the last one to all that come after; time passes only in waits between attempts. */
export function steps(
  replies: readonly Reply[],
  { session = { accessToken: token }, inferred, ...more }: StepOptions = {},
) {
  const seen: Seen[] = []
  const told: unknown[] = []
  const clock = createManualClock()
  const hear = (event: unknown) => void told.push(event)
  const options: ClientOptions = {
    clientId: 'ACME_CORP',
    auth: 'Bearer any',
    baseUrl: 'https://api.invalid',
    runtime: clock,
    hooks: {
      onRequest: hear,
      onResponse: hear,
      onContractViolation: hear,
      onError: hear,
      onRetry: (event) => {
        hear(event)
        setImmediate(() => clock.advance(event.waitMs))
      },
    },
    fetch: async (url, { method, headers, body } = {}) => {
      const text = body == null ? undefined : await new Response(body).text()
      seen.push({ method, url: String(url), headers: Object.fromEntries(new Headers(headers)), body: text })
      const reply = replies[Math.min(seen.length, replies.length) - 1] as Reply
      return reply()
    },
    ...more,
  }
  return { bulk: continueImport(createClient(options), session, { inferred }), seen, told, clock }
}

export function json(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return () => new Response(body, { status, headers: { 'Content-Type': 'application/json', ...headers } })
}

/** A connection that ends: before anything was sent, or at any time. */
export function lost(code: 'ECONNREFUSED' | 'ECONNRESET'): Reply {
  const syscall = code === 'ECONNREFUSED' ? 'connect' : 'read'
  return () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) }))
}

/** The text of a report. @param more members in the place of ours; undefined leaves one out */
export function reportText(more: Record<string, unknown> = {}, accessToken = token): string {
  const counters = { TotalRecordsReceived: 3, ValidationSuccessful: 2, ValidationFailed: 1 }
  return `{"AccessToken":${accessToken},${JSON.stringify({ ...counters, Status: 'Staging', ...more }).slice(1)}`
}

export const report = (more?: Record<string, unknown>, accessToken?: string) => json(200, reportText(more, accessToken))
