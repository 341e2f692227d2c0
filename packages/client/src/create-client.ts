import { clientOptions } from './client-options.ts'
import type { AddRequest, DeletionRequest, ImportSession } from './operations/initiate/types.ts'
import { initiate, openSession, prepareInitiate } from './operations/initiate.ts'
import type { CallOptions, ClientOptions } from './options.ts'
import { resolveOptions } from './resolve-options.ts'
import { perform } from './transport/call.ts'
import { bodyOf, requestFor } from './transport/operation.ts'
import { send } from './transport/send.ts'

/** Starts imports for one account. */
export interface Client {
  /**
   * Starts an import that adds and updates profiles: `ImportAction: 'Add'` is always sent. The request is checked before
   * anything is sent, and sent again only where that cannot start a second import.
   *
   * @throws BulkImportError – `error.outcome` tells whether an import can exist
   */
  initiate(request: AddRequest, options?: CallOptions): Promise<ImportSession>
  /**
   * Starts an import that **removes** profiles, irreversibly once it is executed (S21, S25). Needs the permission
   * Delete Profiles (S20).
   *
   * @throws BulkImportError – `error.outcome` tells whether an import can exist
   */
  initiateDeletion(request: DeletionRequest, options?: CallOptions): Promise<ImportSession>
}

/** Creates a client. @throws UsageError when an option cannot be used; `error.option` names it */
export function createClient(options: ClientOptions): Client {
  const resolved = resolveOptions(options)
  const target = requestFor(initiate, resolved.baseUrl, { clientId: resolved.clientId }, '')
  const start = (request: unknown, action: 'Add' | 'Delete', callOptions?: CallOptions) =>
    perform(initiate, resolved, callOptions, async (call) => {
      const { text, value } = prepareInitiate(call, request, action)
      const response = await send(call, { ...target, ...bodyOf(text) })
      return openSession(call, response, value)
    })
  const client: Client = {
    initiate: (request, callOptions) => start(request, 'Add', callOptions),
    initiateDeletion: (request, callOptions) => start(request, 'Delete', callOptions),
  }
  clientOptions.set(client, resolved)
  return client
}
