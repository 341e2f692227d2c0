export { type Clock, systemClock } from './clock.ts'
export { exitCode } from './exit-code.ts'
export type { Authorization, AuthorizationContext, StandIn, VerifyOptions } from './options.ts'
export type {
  Came,
  CaseResult,
  Finding,
  Outcome,
  Progress,
  Reason,
  Report,
  Severity,
  StatementResult,
} from './report.ts'
export { type Plan, plan } from './run/plan.ts'
export { UsageError } from './usage-error.ts'
export { verify } from './verify.ts'
