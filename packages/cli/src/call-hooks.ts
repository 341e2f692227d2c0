import type { Hooks } from '@bulk-import/client'
import { printable } from '@bulk-import/internal/printable'
import type { CommandContext } from './context.ts'
import { jsonLine, say, write } from './output.ts'

const retryReasons: Readonly<Record<string, string>> = {
  AUTHENTICATION: 'could not obtain a credential',
  TIMEOUT: 'timed out waiting for a credential',
}

/** What is wrong with a response, as sentences; undefined for a contradiction, of which the error that follows says all that this would. */
function violationOf({ operationId, status, issues }: Violation): string | undefined {
  if (issues.some(({ keyword }) => keyword === 'contradiction')) return undefined
  const sentences = issues.map(({ message }) => `${printable(message)}.`).join(' ')
  return `the ${status} response to ${operationId} breaks the contract: ${sentences}`
}

type Violation = Parameters<NonNullable<Hooks['onContractViolation']>>[0]

/** The same for a program, each as an event on standard output. */
export function eventHooks({ stdout }: Pick<CommandContext, 'stdout'>): Hooks {
  const emit = (event: object) => void write(stdout, jsonLine(event)).catch(() => undefined)
  return {
    onRetry: ({ operationId, attempt, waitMs, reason }) =>
      emit({ event: 'retry', operationId, attempt, waitMs, reason }),
    onContractViolation(violation) {
      const message = violationOf(violation)
      if (message !== undefined)
        emit({ event: 'warning', message: `${message.charAt(0).toUpperCase()}${message.slice(1)}` })
    },
  }
}

/** Says what is wrong with a response. */
export function warningHooks(context: CommandContext): Hooks {
  return {
    onContractViolation(violation) {
      const message = violationOf(violation)
      if (message !== undefined) void say(context, `Warning: ${message}`)
    },
  }
}

/** Says why a call takes longer, what is wrong with a response, and, with --verbose, what happens. */
export function callHooks(context: CommandContext, isVerbose: boolean): Hooks {
  const onRetry: Hooks['onRetry'] = ({ attempt, waitMs, reason }) => {
    const why =
      typeof reason === 'number' ? `got status ${reason}` : (retryReasons[reason] ?? 'did not reach the server')
    void say(context, `Attempt ${attempt} ${why}. Retrying in ${(waitMs / 1000).toFixed(1)} s.`)
  }
  const hooks = { ...warningHooks(context), onRetry }
  if (!isVerbose) return hooks
  return {
    ...hooks,
    onRequest({ method, origin, pathTemplate, clientId, attempt }) {
      void say(context, `> ${method} ${origin} ${pathTemplate}, clientId ${printable(clientId)}, attempt ${attempt}`)
    },
    onResponse({ status, mediaType, durationMs }) {
      void say(context, `< ${status} ${printable(mediaType)}, after ${Math.round(durationMs)} ms`)
    },
  }
}
