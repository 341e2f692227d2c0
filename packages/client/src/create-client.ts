import { calls } from '@bulk-import/contract'
import { openSession, tokenOf } from './operations/initiate/open-session.ts'
import type { ImportSession } from './operations/initiate/session.ts'
import { type AddRequest, type DeletionRequest, prepare } from './operations/initiate.ts'
import { type CallOptions, type ClientOptions, override, settle } from './options.ts'
import { boundary } from './transport/boundary.ts'
import { refusal } from './transport/error-response.ts'
import { send } from './transport/send.ts'

const { mediaType } = calls.initiate

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
  const settings = settle(options)
  const call = (request: unknown, kind: 'Add' | 'Delete', given: CallOptions = {}) =>
    boundary(settings, async (start) => {
      const { text, sent: asked } = prepare(request, kind)
      const own = override(settings, given)
      const sent = await send(start(text, mediaType, own), own)
      const { status } = sent.answer
      const isSuccess = status === 200 || (status > 200 && status < 300 && tokenOf(sent.answer) !== undefined)
      if (!isSuccess) throw refusal(sent, own)
      return openSession(sent, asked, own)
    })
  return {
    initiate: (request, given) => call(request, 'Add', given),
    initiateDeletion: (request, given) => call(request, 'Delete', given),
  }
}
