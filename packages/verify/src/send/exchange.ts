import { failedBeforeSending } from '@bulk-import/internal/connect-error'
import { startTimer } from '@bulk-import/internal/timer'
import type { Settings } from '../options.ts'
import type { Sending } from './request.ts'

/** What came of a request. */
export type Arrival =
  | { kind: 'answer'; status: number; headers: Headers; text: string }
  | { kind: 'nothing'; why: 'timeout' | 'connection' | 'stopped'; detail: string; neverLeft: boolean }

const maxBodyBytes = 1_048_576

/** Sends one request and reads its answer. What goes wrong on the way is a value, not thrown; only a bad credential is. */
export async function exchange(
  sending: Sending,
  authorization: string | undefined,
  settings: Settings,
): Promise<Arrival> {
  const controller = new AbortController()
  const state: { endedBy?: 'timeout' | 'stopped' } = {}
  let end: (by: 'timeout' | 'stopped') => void = () => undefined
  const ended = new Promise<never>((_, reject) => {
    end = (by) => {
      state.endedBy ??= by
      controller.abort()
      reject(new Error(by))
    }
  })
  const onAbort = () => end('stopped')
  // Not AbortSignal.timeout: its timer does not keep a process alive that waits for nothing else.
  const stopTimer = startTimer(settings.timeoutMs, () => end('timeout'))
  settings.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([travel(sending, authorization, settings, controller.signal), ended])
  } catch (error) {
    const why = settings.signal?.aborted ? 'stopped' : (state.endedBy ?? 'connection')
    const detail = why === 'timeout' ? `none within ${settings.timeoutMs} ms` : detailOf(error)
    return { kind: 'nothing', why, detail, neverLeft: failedBeforeSending(error) !== undefined }
  } finally {
    stopTimer()
    settings.signal?.removeEventListener('abort', onAbort)
  }
}

async function travel(
  { method, url, contentType, body }: Sending,
  authorization: string | undefined,
  settings: Settings,
  signal: AbortSignal,
): Promise<Arrival> {
  signal.throwIfAborted()
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (contentType !== null) headers['Content-Type'] = contentType
  if (authorization !== undefined) headers.Authorization = authorization
  // As bytes: fetch gives a text a Content-Type of its own.
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const send = settings.fetch ?? globalThis.fetch
  const response = await send(url, { method, headers, ...(bytes && { body: bytes }), redirect: 'manual', signal })
  return { kind: 'answer', status: response.status, headers: response.headers, text: await read(response) }
}

/** The body as text, up to a bound that no answer of this operation comes near. */
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

/** Why it never left, the code of a network error, or its name: its message may hold what was sent. */
function detailOf(error: unknown): string {
  const { cause, name } = Object(error) as { cause?: unknown; name?: unknown }
  const { code } = Object(cause) as { code?: unknown }
  return words[failedBeforeSending(error) ?? ''] ?? (typeof code === 'string' ? code : String(name))
}
