import { getEventListeners } from 'node:events'
import { expect } from 'vitest'
import {
  type AddRequest,
  type BulkImportError,
  type CallOptions,
  type ClientOptions,
  createClient,
  type ImportSession,
  isBulkImportError,
} from '../index.ts'
import { createManualClock, type ManualClock } from './manual-clock.ts'

export const credential = 'Bearer planted-credential-4711'

/** The body of a good answer, with a token that no double can hold. */
export const goodResponse =
  '{"AccessToken":9007199254740993,"Status":"Initiated","Expires":"2026-11-23T18:00:00Z","Name":"CRM sync"}'

export const goodToken = '9007199254740993'

export interface Outcome {
  session?: ImportSession
  error?: BulkImportError
  clock: ManualClock
  /** Each wait before another attempt, and why, for example `503 after 2000`. */
  retries: string[]
}

export type Options = Partial<ClientOptions> & {
  call?: CallOptions
  /** Called before each request leaves. */
  onSend?: (clock: ManualClock) => unknown
  /** Called before each wait. */
  onRetry?: (clock: ManualClock) => void
  /** A credential that needs the clock. */
  authBy?: (clock: ManualClock) => ClientOptions['auth']
  /** What is sent; a Name alone unless given. */
  request?: AddRequest
}

/**
 * Calls initiate on a client for the address, with a clock that stands still but for the waits between attempts, which
 * pass at once. Checks that no timer and no listener is left behind.
 */
export async function initiate(
  baseUrl: string,
  { call, onSend, onRetry, authBy, request = { Name: 'CRM sync' }, ...options }: Options = {},
): Promise<Outcome> {
  const clock = createManualClock()
  const retries: string[] = []
  const hooks: ClientOptions['hooks'] = {
    onRequest: () => void onSend?.(clock),
    onRetry: ({ reason, waitMs }) => {
      onRetry?.(clock)
      retries.push(`${reason} after ${waitMs}`)
      setImmediate(() => clock.advance(waitMs))
    },
  }
  const auth = authBy?.(clock) ?? credential
  const client = createClient({ clientId: 'ACME_CORP', auth, baseUrl, runtime: clock, hooks, ...options })
  const signal = call?.signal ?? new AbortController().signal
  const result = await client.initiate(request, { ...call, signal }).then(
    (session) => ({ session }),
    (error: unknown) => {
      if (!isBulkImportError(error)) throw error
      return { error }
    },
  )
  expect(clock.pending()).toEqual([])
  expect(getEventListeners(signal, 'abort')).toEqual([])
  return { ...result, clock, retries }
}

/** The error that the call has to end with. */
export async function failure(baseUrl: string, options?: Options): Promise<BulkImportError> {
  const { error } = await initiate(baseUrl, options)
  if (error === undefined) throw new Error('The call succeeded.')
  return error
}

/** What a caller decides by. */
export function verdict(error: BulkImportError): unknown {
  const { name, code, outcome, attempts, isRetryable, status } = error
  return { name, code, outcome, attempts, isRetryable, status }
}
