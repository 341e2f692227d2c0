import { failedBeforeSending } from '@bulk-import/internal/connect-error'
import { abortableRace } from '@bulk-import/internal/race'
import { startTimer } from '@bulk-import/internal/timer'
import type { ServerResponse } from '../judge/violation.ts'
import type { Settings } from '../options.ts'
import type { PreparedRequest } from './request.ts'

export type Exchange = { response: ServerResponse } | { response?: undefined; failure: Failure }

export interface Failure {
  why: 'timeout' | 'connection' | 'stopped'
  detail: string
  /** Whether the request provably never left this machine. */
  isUnsent: boolean
}

const maxBodyBytes = 1_048_576

/** Sends one request and reads its response. Whatever goes wrong is a value, and not thrown. */
export async function exchange(
  request: PreparedRequest,
  authorization: string | undefined,
  { signal, timeoutMs, fetch: send = fetch }: Settings,
): Promise<Exchange> {
  const raced = await abortableRace<ServerResponse, 'timeout' | 'stopped'>(
    async (running) => {
      running.signal.throwIfAborted()
      const { method, url, headers, body } = request
      const response = await send(url, {
        method,
        headers: { ...headers, ...(authorization !== undefined && { Authorization: authorization }) },
        body: typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? null),
        redirect: 'manual',
        signal: running.signal,
      })
      return { status: response.status, headers: response.headers, text: await read(response) }
    },
    {
      ...{ signal, onAbort: 'stopped', timeoutMs, onTimeout: 'timeout' },
      schedule: (callback, delayMs) => startTimer(delayMs, callback),
    },
  )
  if ('result' in raced) return { response: raced.result }
  const why = raced.endedBy ?? 'connection'
  const detail = why === 'timeout' ? `none within ${timeoutMs} ms` : detailOf(raced.error)
  return { failure: { why, detail, isUnsent: failedBeforeSending(raced.error) !== undefined } }
}

/** The body as text, up to a size that no response of the contract comes near. */
async function read({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    bytes += chunk.byteLength
    if (bytes > maxBodyBytes) return text.slice(0, maxBodyBytes)
  }
  return text + decoder.decode()
}

/** What has no code of its own, in words. */
const words: Readonly<Record<string, string>> = {
  port: 'fetch never uses this port',
  proxy: 'the proxy refused to connect',
}

/** Why it failed: the code of a network error, or its name. Its message may hold what was sent. */
function detailOf(error: unknown): string {
  const { cause, name } = Object(error) as { cause?: unknown; name?: unknown }
  const { code } = Object(cause) as { code?: unknown }
  return words[failedBeforeSending(error) ?? ''] ?? (typeof code === 'string' ? code : String(name))
}
