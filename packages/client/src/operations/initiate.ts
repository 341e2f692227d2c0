import { checkInitiateRequest, type InitiateRequest, type Issue } from '@bulk-import/contract'
import { createRedactor } from '@bulk-import/internal/redact'
import { UsageError } from '../errors.ts'
import { isJsonObject } from '../own.ts'
import { redactCause } from '../transport/redact.ts'

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

/**
 * A request that adds and updates profiles. It cannot hold a deletion, at compile time and at run time. `ImportAction` may be
 * left out: `Add` is sent all the same, since which action applies without it is not stated (C10).
 */
export type AddRequest = InitiateRequest & { ImportAction?: 'Add' }

/** A request that deletes profiles. `ImportAction` may be left out: the call says it. */
export type DeletionRequest = DistributiveOmit<InitiateRequest, 'ImportAction'> & { ImportAction?: 'Delete' }

/**
 * The request as it will be sent, checked as the bytes that leave: what a toJSON, a getter or an undefined makes of it is
 * checked too. @throws UsageError
 */
export function prepare(request: unknown, kind: 'Add' | 'Delete'): { text: string; sent: Record<string, unknown> } {
  const value = plainCopy(request)
  const action = isJsonObject(value) ? value.ImportAction : undefined
  if (kind === 'Add' && action === 'Delete') {
    throw new UsageError(
      'does not delete profiles, and this request has ImportAction "Delete". Call initiateDeletion if they are meant to be removed irreversibly (S25).',
    )
  }
  if (kind === 'Delete' && action !== undefined && action !== 'Delete') {
    throw new UsageError('was called as a deletion with another ImportAction. Leave it out, or call initiate.')
  }
  const sent = isJsonObject(value) && action === undefined ? { ...value, ImportAction: kind } : value
  const issues = checkInitiateRequest(sent)
  if (issues.length > 0) {
    throw new UsageError(`got a request that breaks the contract: ${sentences(issues)}`, { issues })
  }
  return { text: JSON.stringify(sent), sent: sent as Record<string, unknown> }
}

function plainCopy(request: unknown): unknown {
  try {
    const text = JSON.stringify(request) as string | undefined
    return text === undefined ? undefined : JSON.parse(text)
  } catch (error) {
    throw new UsageError('got a request that cannot be written as JSON.', {
      cause: redactCause(error, createRedactor()),
    })
  }
}

export function sentences(issues: readonly Issue[]): string {
  return issues.map(({ message }) => `${message}.`).join(' ')
}
