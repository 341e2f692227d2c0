import { createClient, type ImportSession, isBulkImportError } from '@bulk-import/client'
import { createHttpClient } from '@bulk-import/client/http'
import { oauthClientCredentials } from '@bulk-import/client/oauth'
import { pnAuthInfo3 } from '@bulk-import/client/pnauthinfo3'
import { type BulkImport, continueImport } from '@bulk-import/client/provisional'
import { checkInitiateRequest, type InitiateRequest } from '@bulk-import/contract'
import { cases } from '@bulk-import/contract/cases'

export const others = [createHttpClient, oauthClientCredentials, pnAuthInfo3, checkInitiateRequest, cases]
const request: InitiateRequest & { ImportAction?: 'Add' } = { Name: 'CRM sync' }
const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any' })

export async function start(): Promise<string> {
  try {
    const session: ImportSession = await client.initiate(request)
    // @ts-expect-error: were the types lost on the way, this would pass as any
    session.statuss
    return `${session.status} ${session.settings.DataStageDuration} ${session.accessToken}`
  } catch (error) {
    return isBulkImportError(error) ? error.code : String(error)
  }
}

export async function importAll(accessToken: string): Promise<string> {
  const bulk: BulkImport = continueImport(client, { accessToken })
  const { AccessToken, ValidationFailed, Status } = await bulk.stage([{ ProfileId: 1, Own: true }])
  // @ts-expect-error: were the types lost on the way, this would pass as any
  ValidationFailed.length
  for await (const { SequenceNumber, Exceptions } of bulk.retrieveExceptions())
    return `${SequenceNumber} ${Exceptions?.length}`
  for await (const text of bulk.retrieveExceptions({ raw: true })) return text.trim()
  return `${AccessToken.length} ${Status.length}`
}
