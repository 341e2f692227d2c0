import { createClient } from '@bulk-import/client'

export function prepare(baseUrl) {
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer x', baseUrl })
  return (request) => client.initiate(request)
}
