import { operations } from '@bulk-import/contract'
import { isInitiateError } from './errors.ts'
import { tell } from './hooks.ts'
import { type AddRequest, type DeletionRequest, openSession, prepare } from './initiate.ts'
import { type CallOptions, type ClientOptions, override, settle } from './options.ts'
import { refusal } from './refusal.ts'
import { send } from './send.ts'
import type { ImportSession } from './session.ts'

const { mediaType } = operations.initiate.request

/** Starts imports for one account. */
export interface Client {
  /**
   * Starts an import that adds and updates profiles. The request is checked before anything is sent, and sent again
   * only where that cannot start a second import.
   *
   * @throws InitiateError – `error.outcome` tells whether an import can exist
   */
  initiate(request: AddRequest, options?: CallOptions): Promise<ImportSession>
  /**
   * Starts an import that **removes** profiles, irreversibly once it is executed (S21, S25). Needs the permission
   * Delete Profiles (S20).
   *
   * @throws InitiateError – `error.outcome` tells whether an import can exist
   */
  initiateDeletion(request: DeletionRequest, options?: CallOptions): Promise<ImportSession>
}

/** Creates a client. @throws UsageError when an option cannot be used */
export function createClient(options: ClientOptions): Client {
  const settings = settle(options)
  const call = async (request: unknown, kind: 'Add' | 'Delete', given: CallOptions = {}) => {
    try {
      const text = prepare(request, kind)
      const own = override(settings, given)
      const sent = await send(text, mediaType, own)
      if (sent.answer.status !== 200) throw refusal(sent, own)
      return openSession(sent, own)
    } catch (error) {
      if (isInitiateError(error)) {
        const { operationId, name, code, message, outcome, attempts, status } = error
        tell(settings.hooks, 'onError', { operationId, name, code, message, outcome, attempts, status })
      }
      throw error
    }
  }
  return {
    initiate: (request, given) => call(request, 'Add', given),
    initiateDeletion: (request, given) => call(request, 'Delete', given),
  }
}
