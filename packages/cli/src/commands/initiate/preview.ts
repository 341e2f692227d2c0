import { createClient } from '@bulk-import/client'
import type { Connection } from '../../connection.ts'
import { initiateWith } from './initiate-with.ts'

/** A request as the client would send it. */
export interface Preview {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
}

/**
 * What the client would send, from the client itself: it makes the whole call, except that nothing leaves. Whatever is wrong
 * with the options or the request comes to light here, before anybody is asked and any file is made.
 *
 * @throws UsageError of the client
 */
export async function preview(request: unknown, connection: Connection): Promise<Preview> {
  const seen: Preview[] = []
  const record: typeof fetch = async (url, { method = '', headers, body } = {}) => {
    const shown = Object.fromEntries(Object.entries(headers as Record<string, string>).map(asWritten))
    seen.push({ method, url: String(url), headers: shown, body: JSON.parse(String(body)) })
    throw new Error('not sent')
  }
  const client = createClient({ ...connection, auth: '[credential]', fetch: record })
  try {
    await initiateWith(client, request)
  } catch (error) {
    if (seen[0] === undefined) throw error
  }
  return seen[0] as Preview
}

/** Names of headers as people write them: `Headers` has them in small letters. */
function asWritten([name, value]: [string, string]): [string, string] {
  return [name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()), value]
}

/** As HTTP shows a request; the body is laid out for reading. */
export function formatPreview({ method, url, headers, body }: Preview): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${url}\n${lines.join('\n')}\n\n${JSON.stringify(body, undefined, 2)}\n`
}
