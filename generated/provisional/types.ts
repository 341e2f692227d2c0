// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

export type * from '../types.ts'

import type { components } from './openapi.ts'

/**
 * A consent of a profile.
 */
export type BulkConsent = components['schemas']['BulkConsent']

/**
 * A preference: what the profile wants to receive, or not.
 */
export type BulkPreference = components['schemas']['BulkPreference']

/**
 * A postal address of a profile. The older help also has the country, in three spellings of its code, whose names we could not read.
 */
export type BulkAddress = components['schemas']['BulkAddress']

/**
 * An e-mail address of a profile.
 */
export type BulkEmail = components['schemas']['BulkEmail']

/**
 * A custom field of a profile, with its value.
 */
export type BulkCustomField = components['schemas']['BulkCustomField']

/**
 * A profile, with what the import does to it. What is known of the fields comes from the vendor's older help, so each is described and none refuses a value (C29): records pass as they are. Whether the service refuses or ignores an unknown field is not known (I07).
 */
export type BulkRecord = components['schemas']['BulkRecord']

/**
 * The records of one stage request, in one collection. Its name is inferred: the vendor's page breaks off after `UserProfil`, and the export has this name (I05).
 */
export type StageRequest = components['schemas']['StageRequest']

/**
 * The state of the import.
 *
 * | state | meaning |
 * | --- | --- |
 * | `Initiated` | ready for records |
 * | `Staging` | records are being staged, and more may come |
 * | `Queued` | executed, and waiting for its turn |
 * | `Processing` | the records are being imported |
 * | `Completed` | the records are imported |
 * | `Failed` | it could not be executed, and no staged record was added |
 *
 * One page of the vendor writes `Complete` for the end. We treat the two as the same state (I10).
 */
export type StepStatus = components['schemas']['StepStatus']

/**
 * The import as it stands: its counters, its state and its settings. Stage, Execute and Retrieve status return the same, as far
 * as we can infer (I01).
 *
 * The counters run over the whole import, not over one request (P11). We infer that they do not lag behind: the records of a stage request are counted in its own response (I06). The settings repeat those of Initiate. There may be further attributes.
 */
export type ImportStatusReport = components['schemas']['ImportStatusReport']

/**
 * A record that failed: the fields of the record as it was staged, and why it failed. Elements inside it, such as an e-mail address, can have `Exceptions` of their own.
 */
export type FailedRecord = components['schemas']['FailedRecord']

/**
 * A page of records that failed. `HasMore` alone says whether there is another one, and we infer that it begins at `Offset` + `Count` (I13). The name of the collection is inferred as well (I12). There may be further attributes.
 */
export type ExceptionsPage = components['schemas']['ExceptionsPage']

/**
 * At least 1 character.
 */
export type StageClientIdParameter = components['schemas']['StageClientIdParameter']

/**
 * Must be an integer.
 */
export type StageAccessTokenParameter = components['schemas']['StageAccessTokenParameter']

/**
 * At least 1 character.
 */
export type ExecuteClientIdParameter = components['schemas']['ExecuteClientIdParameter']

/**
 * Must be an integer.
 */
export type ExecuteAccessTokenParameter = components['schemas']['ExecuteAccessTokenParameter']

/**
 * At least 1 character.
 */
export type RetrieveStatusClientIdParameter = components['schemas']['RetrieveStatusClientIdParameter']

/**
 * Must be an integer.
 */
export type RetrieveStatusAccessTokenParameter = components['schemas']['RetrieveStatusAccessTokenParameter']

/**
 * At least 1 character.
 */
export type RetrieveExceptionsClientIdParameter = components['schemas']['RetrieveExceptionsClientIdParameter']

/**
 * Must be an integer.
 */
export type RetrieveExceptionsAccessTokenParameter = components['schemas']['RetrieveExceptionsAccessTokenParameter']

/**
 * At least 1.
 *
 * @default 1000
 */
export type RetrieveExceptionsLimitParameter = components['schemas']['RetrieveExceptionsLimitParameter']

/**
 * At least 1.
 *
 * @default 1
 */
export type RetrieveExceptionsOffsetParameter = components['schemas']['RetrieveExceptionsOffsetParameter']
