import type { BulkRecord, FailedRecord } from '@bulk-import/contract/provisional'
import { isPositiveInt64 } from '@bulk-import/internal/exact-integer'
import { clientOptions } from './client-options.ts'
import type { Client } from './create-client.ts'
import { inferredOf } from './later-steps/inferred.ts'
import type { Import } from './later-steps/step.ts'
import type { ExceptionsOptions, ImportStatusReport, ImportToken, Inferred, StageOptions } from './later-steps/types.ts'
import { performExecute } from './operations/execute.ts'
import { performRetrieveExceptions } from './operations/retrieveExceptions.ts'
import { performRetrieveStatus } from './operations/retrieveStatus.ts'
import { performStage } from './operations/stage.ts'
import type { CallOptions } from './options.ts'

export type {
  ExceptionsOptions,
  ImportStatusReport,
  ImportToken,
  Inferred,
  StageOptions,
} from './later-steps/types.ts'

/**
 * **Provisional.** The steps of one import after Initiate, by the names of their operations. Whatever a call throws is a BulkImportError,
 * whose `outcome` tells whether the request was taken.
 */
export interface BulkImport {
  /**
   * Adds records to the import, in one request. Nothing is written to a profile before `execute` (I03). It is sent again only where it
   * did not leave this machine; after the outcome `unknown` the records may have been taken: `retrieveStatus` tells, some time later.
   *
   * @param records objects; or bytes, each the JSON of one record (or of several, with commas between them), which pass as they are, so that integers above 2^53 survive. None
   * is refused for its content. An empty array adds nothing (C26)
   * @returns the counters of the whole import (P11)
   * @throws UsageError for what JSON would leave out or round, with the place of the record in `issues`; and for a request body larger
   * than `maxStageBytes`
   */
  stage(records: readonly BulkRecord[] | readonly Uint8Array[], options?: StageOptions): Promise<ImportStatusReport>
  /**
   * Writes the staged records to the profiles. No page that we could read names a way to undo it. It is sent again only where it
   * did not leave this machine, and not even after a 401: the next call of the client asks for a fresh credential. After the outcome
   * `unknown` never call it again before `retrieveStatus` told, some time later, that the first one was not taken (I08).
   */
  execute(options?: CallOptions): Promise<ImportStatusReport>
  /** Retrieves the state of the import and its counters. It changes nothing, and is sent again after any transient failure. */
  retrieveStatus(options?: CallOptions): Promise<ImportStatusReport>
  /**
   * The records that failed: those that failed at staging, and after `execute` those that raised an exception. They are retrieved page
   * by page while they are read; the request for a page is sent again after any transient failure. Ends with a ContractViolationError,
   * behind the records of the page, where nobody can tell whether all records were given, each once: where `Count` is not the number of
   * records, `HasMore` is no boolean, a `SequenceNumber` is not larger than all before it, or a page without numbers comes again.
   */
  retrieveExceptions(options: ExceptionsOptions & { raw: true }): AsyncIterable<string>
  retrieveExceptions(options?: ExceptionsOptions & { raw?: false }): AsyncIterable<FailedRecord>
}

/**
 * **Provisional.** Goes on with an import that was initiated, in this process or in another. The steps after Initiate are put together
 * from parts of the vendor's pages, and partly inferred; nobody here has seen that API. Nothing is sent before one of them is called.
 *
 * @param client of `createClient`; credentials, time limits, hooks and the rest are its own
 * @param session what `initiate` returned, or the token that was kept of it, with its `expires`
 * @param inferred what your service does otherwise than we inferred
 * @throws TypeError for another client, a token that is not a string of digits, or an `expires` that is no date; UsageError for an option that
 * cannot be used, such as a path that is that of another step: `error.option` names it
 */
export function continueImport(
  client: Client,
  session: ImportToken,
  options: { inferred?: Inferred | undefined } = {},
): BulkImport {
  const resolved = clientOptions.get(client)
  if (resolved === undefined) {
    throw new TypeError('Pass a client from createClient of this installation of @bulk-import/client.')
  }
  const { accessToken, expires } = Object(session) as ImportToken
  if (typeof accessToken !== 'string' || !isPositiveInt64(accessToken)) {
    throw new TypeError(
      'Pass a session, or its `accessToken` as a string of 1 to 19 decimal digits: a number may have been rounded.',
    )
  }
  const started: Import = {
    options: resolved,
    accessToken,
    expires: expiresText(expires),
    inferred: inferredOf(options),
  }
  return {
    stage: (records, callOptions) => performStage(started, records, callOptions),
    execute: (callOptions) => performExecute(started, callOptions),
    retrieveStatus: (callOptions) => performRetrieveStatus(started, callOptions),
    retrieveExceptions: (callOptions?: ExceptionsOptions) => performRetrieveExceptions(started, callOptions) as never,
  }
}

function expiresText(expires: unknown): string | undefined {
  if (expires === undefined || typeof expires === 'string') return expires
  if (expires instanceof Date && !Number.isNaN(expires.getTime())) return expires.toISOString()
  throw new TypeError('Pass `expires` as the server wrote it, as a Date, or not at all.')
}
