import type { AddRequest, Client, DeletionRequest, ImportSession } from '@bulk-import/client'

/**
 * Calls the one of the client's two operations that the request asks for. Only a request for which --delete was given, and
 * which was confirmed, gets here with a deletion. The client checks the rest.
 */
export function initiateWith(client: Client, request: unknown): Promise<ImportSession> {
  return isDeletion(request)
    ? client.initiateDeletion(request as DeletionRequest)
    : client.initiate(request as AddRequest)
}

export function isDeletion(request: unknown): boolean {
  return (request as { ImportAction?: unknown } | null)?.ImportAction === 'Delete'
}
