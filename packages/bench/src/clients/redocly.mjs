import { configure, initiate } from 'generated/redocly/client.ts'

export function prepare(serverUrl) {
  configure({ serverUrl, headers: { Authorization: 'Bearer x' } })
  return (body) => initiate({ path: { clientId: 'ACME_CORP' }, body })
}
