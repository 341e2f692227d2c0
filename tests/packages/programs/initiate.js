import { createClient } from '@bulk-import/client'

/**
 * Starts an import, and says what came of it. Runs wherever the client does.
 *
 * @param {string} baseUrl
 */
export async function initiate(baseUrl) {
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', baseUrl })
  const { status, accessToken } = await client.initiate({ Name: 'CRM sync' })
  return `${status}, with a token of type ${typeof accessToken}`
}
