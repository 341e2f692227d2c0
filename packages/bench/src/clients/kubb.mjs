import { setConfig } from 'generated:kubb/.kubb/fetch.ts'
import { initiate } from 'generated:kubb/client/initiate.ts'

export function prepare(baseURL) {
  // Its client sends no Content-Type of its own.
  setConfig({ baseURL, headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json' } })
  return (request) => initiate('ACME_CORP', request)
}
