import { instantsOf } from '@bulk-import/internal/dates'
import { TokenExpiredError } from '../errors.ts'
import type { CallOptions } from '../options.ts'
import type { ResolvedOptions } from '../resolve-options.ts'
import { type Call, callError, perform } from '../transport/call.ts'
import { type HttpRequest, type Operation, requestFor } from '../transport/operation.ts'
import { addToken } from '../transport/redact.ts'
import type { Inferred } from './types.ts'

/** The import that the steps belong to, and how they are sent. */
export interface Import {
  readonly options: ResolvedOptions
  readonly accessToken: string
  readonly expires: string | undefined
  readonly inferred: Inferred
}

/**
 * Runs a later step, unless its token has ended. The token is known to the redactor before anything can go wrong.
 *
 * @param operation with the path of the contract
 * @param path the one that takes its place, where one was given
 */
export function performStep<Result>(
  { options, accessToken, expires = '' }: Import,
  operation: Operation,
  path: string | undefined,
  callOptions: CallOptions | undefined,
  run: (call: Call, target: HttpRequest) => Promise<Result>,
  query?: Readonly<Record<string, number | undefined>>,
): Promise<Result> {
  const placed = path === undefined ? operation : { ...operation, pathTemplate: path }
  return perform(placed, options, callOptions, (call) => {
    addToken(call.redactor, accessToken)
    const endMs = instantsOf(expires)?.latestMs
    if (endMs !== undefined && endMs <= options.runtime.now()) {
      const hint = 'Initiate another import: nothing brings a token back (C01).'
      const what = 'the access token has ended.'
      const ids = ['S05', 'S46', 'C01']
      throw callError(call, { type: TokenExpiredError, what, outcome: 'not-sent', hint, ids })
    }
    const values = { clientId: options.clientId, accessToken, ...query }
    return run(call, requestFor(placed, options.baseUrl, values, operation.request && ''))
  })
}
