export type { Auth, AuthContext } from './auth/auth.ts'
export { type Client, createClient } from './create-client.ts'
export * from './errors.ts'
export type {
  AttemptEvent,
  CallEvent,
  ContractViolationEvent,
  ErrorEvent,
  Hooks,
  ResponseEvent,
  RetryEvent,
} from './hooks.ts'
export type { AddRequest, DeletionRequest, ImportSession, ImportSettings } from './operations/initiate/types.ts'
export type { CallOptions, ClientOptions } from './options.ts'
export type { Runtime } from './runtime.ts'
export type { GivenHeaders } from './transport/headers.ts'
