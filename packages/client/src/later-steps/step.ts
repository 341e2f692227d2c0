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

/** A later step, and where its path is from. */
export interface Step extends Operation {
  /** The member of `inferred` that replaces the path. */
  readonly pathOption: 'stagePath' | 'executePath' | 'statusPath' | 'exceptionsPath'
  /** What the path rests on, which is not certain. */
  readonly pathId: string
}

/** Runs a later step, unless its token has expired. The token is known to the redactor before anything can go wrong. */
export function performStep<Result>(
  { options, accessToken, expires = '', inferred }: Import,
  step: Step,
  callOptions: CallOptions | undefined,
  run: (call: Call, target: HttpRequest) => Promise<Result>,
  query?: Readonly<Record<string, number | undefined>>,
): Promise<Result> {
  const { pathOption, pathId } = step
  const hint = `Or your service has a different path for this operation (${pathId}): if so, set \`inferred.${pathOption}\`.`
  const pathTemplate = inferred[pathOption] ?? step.pathTemplate
  const placed = { ...step, pathTemplate, notFound: { hint, ids: [pathId] }, mayRepeatRecords: true }
  return perform(placed, options, callOptions, (call) => {
    addToken(call.redactor, accessToken)
    call.expectedToken = accessToken
    const endMs = instantsOf(expires)?.latestMs
    if (endMs !== undefined && endMs <= options.runtime.now()) {
      const hint = 'Initiate another import: nothing renews a token (C01).'
      const what = 'the access token has expired.'
      const ids = ['S05', 'S46', 'C01']
      throw callError(call, { type: TokenExpiredError, what, outcome: 'not-sent', hint, ids })
    }
    const values = { clientId: options.clientId, accessToken, ...query }
    return run(call, requestFor(placed, options.baseUrl, values, step.request && ''))
  })
}
