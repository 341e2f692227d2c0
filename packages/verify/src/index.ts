export {
  type Authorization,
  type AuthorizationContext,
  type Clock,
  type Inferred,
  type RunOptions,
  type StandIn,
  systemClock,
  UsageError,
  type VerifyOptions,
} from './options.ts'
export type {
  CaseResult,
  Changed,
  Outcome,
  Progress,
  Reason,
  Report,
  Severity,
  StatementResult,
  Verdict,
  Violation,
} from './report.ts'
export { exitCode } from './report.ts'
export type { Plan } from './run/plan.ts'
export { plan, verify } from './verify.ts'
