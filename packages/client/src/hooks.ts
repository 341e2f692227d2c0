import type { Issue } from '@bulk-import/contract'
import type { BulkImportError } from './errors.ts'

/** Which call an event is about. */
export interface CallEvent {
  operationId: string
  method: string
  /** Where the request goes, without its path, for example `https://host.example`. */
  origin: string
  /** The path as the contract has it, with `{clientId}` in it, and `{accessToken}` where it has one. */
  pathTemplate: string
  clientId: string
}

export interface AttemptEvent extends CallEvent {
  /** 1 for the first. */
  attempt: number
}

export interface RetryEvent extends AttemptEvent {
  /** How long the client waits before the next attempt; 0 after a 401. */
  waitMs: number
  /** Why: the status of the response, or the `code` of the error that would have been thrown, such as `NETWORK`. */
  reason: number | string
}

export interface ResponseEvent extends AttemptEvent {
  status: number
  durationMs: number
  /** The media type of the response, without parameters. */
  mediaType: string
}

export interface ContractViolationEvent extends CallEvent {
  status: number
  /** What is wrong with the response: the `issues` of the session, or the `issues` of the error that follows. */
  issues: readonly Issue[]
}

/** What an error says of itself, without what it holds. */
export type ErrorEvent = CallEvent &
  Readonly<Pick<BulkImportError, 'name' | 'code' | 'message' | 'outcome' | 'attempts' | 'status'>>

/** Functions that are called with what happens. None of them gets a credential, and one that throws changes nothing. */
export interface Hooks {
  /** Before each request. */
  onRequest?(event: AttemptEvent): void
  /** When a request will be sent again, before the wait. */
  onRetry?(event: RetryEvent): void
  /** After each response. */
  onResponse?(event: ResponseEvent): void
  /** When a success breaks the contract, before the session is given or the error is thrown. */
  onContractViolation?(event: ContractViolationEvent): void
  /** Once, when the call ends with an error. */
  onError?(event: ErrorEvent): void
}

/** Every hook that there is. */
export const hookNames: readonly string[] = [
  'onRequest',
  'onRetry',
  'onResponse',
  'onContractViolation',
  'onError',
] satisfies (keyof Hooks)[]

type Own<Name extends keyof Hooks> = Omit<Parameters<NonNullable<Hooks[Name]>>[0], keyof CallEvent>

/** Calls a hook with what every event of the call says and with what is its `own`; keeps whatever it throws away from the call. */
export function emit<Name extends keyof Hooks>(hooks: Hooks, name: Name, about: CallEvent, own: Own<Name>): void {
  try {
    const hook = hooks[name]
    if (hook === undefined) return
    const result: unknown = hook.call(hooks, { ...about, ...own } as never)
    if (result !== undefined) Promise.resolve(result).catch(() => undefined)
  } catch {
    // A listener must not break what it listens to.
  }
}
