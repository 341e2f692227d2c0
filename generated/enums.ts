// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import type { DataStageDuration, ImportAction, MatchCriteria, ImportStatus } from './types.ts'

/** Every value of {@link DataStageDuration}. */
export const dataStageDurationValues = [0,1,2,3,4,5,6,7,8,9,10] as const satisfies readonly DataStageDuration[]

/** Whether the value is one of {@link dataStageDurationValues}. */
export function isDataStageDuration(value: unknown): value is DataStageDuration {
  return dataStageDurationValues.some((known) => known === value)
}

/** Every value of {@link ImportAction}. */
export const importActionValues = ["Add","Delete"] as const satisfies readonly ImportAction[]

/** Whether the value is one of {@link importActionValues}. */
export function isImportAction(value: unknown): value is ImportAction {
  return importActionValues.some((known) => known === value)
}

/** Every value of {@link MatchCriteria}. */
export const matchCriteriaValues = ["AlternateIdType"] as const satisfies readonly MatchCriteria[]

/** Whether the value is one of {@link matchCriteriaValues}. */
export function isMatchCriteria(value: unknown): value is MatchCriteria {
  return matchCriteriaValues.some((known) => known === value)
}

/** Every value of {@link ImportStatus}. */
export const importStatusValues = ["Initiated","Staging","Queued","Processing","Completed","Failed"] as const satisfies readonly ImportStatus[]

/** Whether the value is one of {@link importStatusValues}. */
export function isImportStatus(value: unknown): value is ImportStatus {
  return importStatusValues.some((known) => known === value)
}
