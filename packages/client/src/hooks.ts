import type { InitiateError } from './errors.ts'

export interface AttemptEvent {
  operationId: 'initiate'
  /** 1 for the first. */
  attempt: number
}

export interface RetryEvent extends AttemptEvent {
  /** How long the client waits before the next attempt. */
  waitMs: number
  /** Why: the status that was answered, or `NETWORK` when the request never left. */
  reason: number | string
}

export interface ResponseEvent extends AttemptEvent {
  status: number
  durationMs: number
  /** The media type of the answer, without parameters. */
  mediaType: string
}

/** Functions that are told what happens. None of them sees a credential, and one that throws changes nothing. */
export interface Hooks {
  /** Before each attempt. */
  onRequest?(event: AttemptEvent): void
  /** Before a wait for another attempt. */
  onRetry?(event: RetryEvent): void
  /** After each answer. */
  onResponse?(event: ResponseEvent): void
  /** Once, with the error that the call ends with. */
  onError?(error: InitiateError): void
}

/** Tells a hook, and keeps whatever it throws, now or later, away from the call. */
export function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    const answer = hook?.(event)
    if (answer instanceof Promise) answer.catch(() => undefined)
  } catch {
    // A listener must not break what it listens to.
  }
}
