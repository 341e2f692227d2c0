// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.

import type { ImportAction, MatchCriteria, ImportStatus } from './types.ts'

/** Every value of {@link ImportAction}. */
export const importActionValues = ["Add","Delete"] as const satisfies readonly ImportAction[]

/** Every value of {@link MatchCriteria}. */
export const matchCriteriaValues = ["AlternateIdType"] as const satisfies readonly MatchCriteria[]

/** Every value of {@link ImportStatus}. */
export const importStatusValues = ["Initiated","Staging","Queued","Processing","Completed","Failed"] as const satisfies readonly ImportStatus[]
