import type { InitiateError } from './errors.ts'

export interface AttemptEvent {
  operationId: 'initiate'
  /** 1 for the first. */
  attempt: number
}

export interface RetryEvent extends AttemptEvent {
  /** How long the client waits before the next attempt; 0 after a 401 or a redirect. */
  waitMs: number
  /** Why: the status that was answered, or `NETWORK` or `TIMEOUT`. */
  reason: number | string
}

export interface ResponseEvent extends AttemptEvent {
  status: number
  durationMs: number
  /** The media type of the answer, without parameters. */
  mediaType: string
}

/** What an error says of itself, without what it holds. */
export type ErrorEvent = Readonly<
  Pick<InitiateError, 'operationId' | 'name' | 'code' | 'message' | 'outcome' | 'attempts' | 'status'>
>

/** Functions that are told what happens. None of them sees a credential, and one that throws changes nothing. */
export interface Hooks {
  /** Before each request. */
  onRequest?(event: AttemptEvent): void
  /** When a request will be sent again, before the wait. */
  onRetry?(event: RetryEvent): void
  /** After each answer. */
  onResponse?(event: ResponseEvent): void
  /** Once, when the call ends with an error. */
  onError?(event: ErrorEvent): void
}

type Event<Name extends keyof Hooks> = Parameters<NonNullable<Hooks[Name]>>[0]

/** Tells a hook, and keeps whatever it throws, now or later, away from the call. */
export function tell<Name extends keyof Hooks>(hooks: Hooks, name: Name, event: Event<Name>): void {
  try {
    const answer: unknown = (hooks as Record<Name, (event: Event<Name>) => unknown>)[name]?.(event)
    Promise.resolve(answer).catch(() => undefined)
  } catch {
    // A listener must not break what it listens to.
  }
}
