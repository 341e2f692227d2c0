import type { Operation } from './operations.ts'

/** A server that does one thing wrong: what, the ids that must be reported broken for it, and how it comes about. */
export type WrongServer = readonly [what: string, breaks: string, operation: Operation]

/** A server that does one thing otherwise, as it may; and the inferences of which a run has to warn all the same. */
export type AllowedServer = readonly [what: string, operation: Operation, warns?: string]
