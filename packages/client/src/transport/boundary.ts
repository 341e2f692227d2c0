import {
  type BulkImportError,
  ContractViolationError,
  isBulkImportError,
  UnreadableResponseError,
  UsageError,
} from '../errors.ts'
import { tell } from '../hooks.ts'
import type { Settings } from '../options.ts'
import { adviceOn, keptToken } from './failure.ts'
import { redactCause, redactorFor } from './redact.ts'
import { type Call, startCall } from './send.ts'

/**
 * Runs a call so that whatever it throws is an error of ours, which the hook is told: what comes out of the caller's own
 * functions, or of the reading of a response like no other, must not hide whether an import can exist.
 */
export async function boundary<Result>(
  settings: Settings,
  run: (start: typeof startCall) => Promise<Result>,
): Promise<Result> {
  let call: Call | undefined
  const start: typeof startCall = (...given) => {
    call = startCall(...given)
    return call
  }
  try {
    return await run(start)
  } catch (thrown) {
    const error = isBulkImportError(thrown) ? thrown : asOurs(thrown, call, settings)
    const { name, code, message, outcome, attempts, status } = error
    tell(settings.hooks, 'onError', { ...settings.about, name, code, message, outcome, attempts, status })
    throw error
  }
}

function asOurs(thrown: unknown, call: Call | undefined, { auth }: Settings): BulkImportError {
  const { attempts = 0, accessToken, redactor = redactorFor(auth) } = call ?? {}
  const cause = redactCause(thrown, redactor)
  if (attempts === 0) return new UsageError('could not be sent: a function that was given failed.', { cause })
  const outcome = accessToken === undefined ? 'unknown' : 'accepted'
  const details = { attempts, outcome, cause } as const
  const message = 'was answered with what could not be read.'
  return accessToken === undefined
    ? new UnreadableResponseError(message + adviceOn(outcome), details)
    : new ContractViolationError(message + keptToken, details, [], accessToken)
}
