import type { ClientOptions } from '@bulk-import/client'
import { createHttpClient } from '@bulk-import/client/http'
import { createManualClock } from '../../packages/client/src/testing/manual-clock.ts'
import { minimal } from '../support/requests.ts'
import { createSuccessor, type GeneratedModule } from './successor.ts'

export interface Call {
  /** The account of the call; that of the client unless given. */
  clientId?: string
  signal?: AbortSignal
}

interface Result {
  data?: unknown
  error?: unknown
  response: Response | undefined
}

const baseUrl = 'http://localhost'

/** One call as the client makes it today, and as it would with the generated client; each has a server of its own. */
export async function callBoth(generated: GeneratedModule, server: () => typeof fetch, call: Call = {}) {
  const { clientId = 'ACME_CORP', ...init } = call
  const path = { clientId }
  const today = await observe(server(), (options) =>
    createHttpClient(options).POST('/{clientId}/Import', { params: { path }, body: minimal, ...init }),
  )
  const successor = await observe(server(), (options) =>
    createSuccessor(generated, options).initiate({ path, body: minimal }, init),
  )
  return { today, successor }
}

/** What the server saw of a call, and how the call ended. */
async function observe(server: typeof fetch, call: (options: ClientOptions) => Promise<Result>) {
  const seen: unknown[] = []
  const send: typeof fetch = (url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers))
    seen.push({ url: String(url), method: init?.method, headers, body: init?.body })
    return server(url, init)
  }
  const clock = createManualClock()
  const hooks = { onRetry: () => void setTimeout(() => clock.advance(10_000)) }
  const end = await call({
    clientId: 'ACME_CORP',
    auth: 'Bearer any',
    baseUrl,
    fetch: send,
    runtime: clock,
    hooks,
  }).then(
    ({ data, error, response }) => ({ data, error, status: response?.status }),
    ({ name, code, outcome }) => ({ thrown: { name, code, outcome } }),
  )
  return { seen, end }
}
