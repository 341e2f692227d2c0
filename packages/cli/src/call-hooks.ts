import type { Hooks } from '@bulk-import/client'
import { printable } from '@bulk-import/internal/printable'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'

const retryReasons: Readonly<Record<string, string>> = {
  AUTHENTICATION: 'could not obtain a credential',
  TIMEOUT: 'timed out waiting for a credential',
}

/** Says why a call takes longer, what is wrong with a response, and, with --verbose, what happens. */
export function callHooks(context: CommandContext, isVerbose: boolean): Hooks {
  const onRetry: Hooks['onRetry'] = ({ attempt, waitMs, reason }) => {
    const why =
      typeof reason === 'number' ? `got status ${reason}` : (retryReasons[reason] ?? 'did not reach the server')
    void say(context, `Attempt ${attempt} ${why}. Retrying in ${(waitMs / 1000).toFixed(1)} s.`)
  }
  const onContractViolation: Hooks['onContractViolation'] = ({ operationId, status, issues }) => {
    // The error that follows a contradiction says all that this would.
    if (issues.some(({ keyword }) => keyword === 'contradiction')) return
    const sentences = issues.map(({ message }) => `${printable(message)}.`).join(' ')
    void say(context, `Warning: the ${status} response to ${operationId} breaks the contract: ${sentences}`)
  }
  if (!isVerbose) return { onRetry, onContractViolation }
  return {
    onRetry,
    onContractViolation,
    onRequest({ method, origin, pathTemplate, clientId, attempt }) {
      void say(context, `> ${method} ${origin} ${pathTemplate}, clientId ${printable(clientId)}, attempt ${attempt}`)
    },
    onResponse({ status, mediaType, durationMs }) {
      void say(context, `< ${status} ${printable(mediaType)}, after ${Math.round(durationMs)} ms`)
    },
  }
}
