import { createClient } from '@bulk-import/client'
import { continueImport } from '@bulk-import/client/provisional'

/**
 * Starts an import, stages a record, and says what came of it. Runs wherever the client does.
 *
 * @param {string} baseUrl
 */
export async function initiate(baseUrl) {
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', baseUrl })
  const session = await client.initiate({ Name: 'CRM sync' })
  const { Status, TotalRecordsReceived } = await continueImport(client, session).stage([{ ProfileId: 1 }])
  return `${session.status} with a token of type ${typeof session.accessToken}, ${Status} with ${TotalRecordsReceived} record`
}
