import { abortableRace } from '@bulk-import/internal/race'
import type { Redactor } from '@bulk-import/internal/redact'
import { isHeaderValue } from '@bulk-import/internal/request-parts'
import { type Account, type AuthorizationContext, type Settings, UsageError } from '../options.ts'

/**
 * The Authorization header of one request; undefined when the account has none, or the run is ended before it is there: a token endpoint
 * that hangs does not hold that up.
 *
 * @throws UsageError
 */
export async function authorizationOf(
  { authorization, parameters }: Account,
  isRejected: boolean,
  { signal, nameOption }: Settings,
  redactor: Redactor,
): Promise<string | undefined> {
  if (authorization === undefined) return undefined
  const limits = { signal, onAbort: 'stopped', timeoutMs: 0, onTimeout: 'stopped', schedule: () => () => undefined }
  const raced = await abortableRace(async (running): Promise<unknown> => {
    const context = { ...parameters, isRejected, signal: running.signal } as AuthorizationContext
    return typeof authorization === 'function' ? authorization(context) : authorization
  }, limits)
  if ('error' in raced) {
    if (raced.endedBy !== undefined) return undefined
    const message = `The function given as ${nameOption('authorization')} failed.`
    throw new UsageError('authorization', message, { cause: raced.error })
  }
  if (!isHeaderValue(raced.result)) {
    const problem = 'must give one line of visible ASCII characters; it gave something else.'
    throw new UsageError('authorization', `${nameOption('authorization')} ${problem}`)
  }
  redactor.addAuthorization(raced.result)
  return raced.result
}
