import type { Operation } from './operations.ts'

/** A server that does one thing wrong: what, the ids that must be reported broken for it, and how it comes about. */
export type WrongServer = readonly [what: string, breaks: string, operation: Operation]

/** A server that does one thing otherwise, as it may. */
export type AllowedServer = readonly [what: string, operation: Operation]
