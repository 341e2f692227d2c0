import client from '@bulk-import/client/package.json' with { type: 'json' }
import { operations, productionUrl } from '@bulk-import/contract'
import { withoutTrailingSlash } from '@bulk-import/internal/base-url'
import type { Connection } from '../../connection.ts'

/** A request as it will be sent, without the credential. */
export interface Preview {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
}

/** The request that the client makes of this. A test compares it with what a server gets. */
export function preview(body: unknown, { baseUrl = productionUrl, clientId }: Connection): Preview {
  const { method, pathTemplate, request } = operations.initiate
  return {
    method,
    url: withoutTrailingSlash(baseUrl) + pathTemplate.replace('{clientId}', encodeURIComponent(clientId)),
    headers: {
      Authorization: '[credential]',
      'Content-Type': request.mediaType,
      Accept: 'application/json',
      'User-Agent': `bulk-import/${client.version}`,
    },
    body,
  }
}

/** As HTTP shows a request, with the body indented. */
export function formatPreview({ method, url, headers, body }: Preview): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${url}\n${lines.join('\n')}\n\n${JSON.stringify(body, undefined, 2)}\n`
}
