// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

export * from '../enums.ts'

import type { StepStatus } from './types.ts'

/** Every value of {@link StepStatus}. */
export const stepStatusValues = ["Initiated","Staging","Queued","Processing","Completed","Complete","Failed"] as const satisfies readonly StepStatus[]

/** Whether the value is one of {@link stepStatusValues}. */
export function isStepStatus(value: unknown): value is StepStatus {
  return stepStatusValues.some((known) => known === value)
}
