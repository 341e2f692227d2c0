// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.

import type { components } from './openapi.ts'

/**
 * How many days staged data is kept before it is permanently deleted: whole days, 0 to 10, 3 if left out. It concerns the staged records, not the access token, which ends at `Expires`. What 0 means is not explained by the vendor.
 *
 * From 0 to 10.
 *
 * @default 3
 */
export type DataStageDuration = components['schemas']['DataStageDuration']

/**
 * What the import does with the profiles that it contains. `Add` adds and updates them. `Delete` makes the import a
 * bulk deletion. Which of them applies when it is left out is not stated (C10); to be sure, say `Add`.
 *
 * **Delete is irreversible.** When the import is executed, every matching profile is removed completely. It serves
 * cases such as a "right to be forgotten" or a customer who asks for it. Start it with caution, in a program of its
 * own rather than by a value that happened to be in a variable. It needs the permission "Delete Profiles" in the API
 * user's group, or it is answered with 403. With `MatchCriteria`, the profiles that carry the alternate id of the
 * given type and value are removed; a record whose value does not fit the type is marked Validation Failed.
 */
export type ImportAction = components['schemas']['ImportAction']

/**
 * By what kind of identifier the import finds profiles, when not by ProfileId. `AlternateIdType` is the only kind
 * there is; `MatchValue` then names the type, and the ids themselves come with the staged records.
 *
 * Left out, profiles are matched by ProfileId, and a ProfileId that is not found creates a new profile.
 *
 * When contacts are matched by alternate id, let the running import finish executing before you stage more: the
 * profiles must exist before new records refer to them. (The vendor's page says "export" here; an import is meant.)
 */
export type MatchCriteria = components['schemas']['MatchCriteria']

/**
 * The name of an alternate id type that is configured in your account, for example `CrmId`. It is the name of the type, not the id of a customer. Given together with `MatchCriteria`, or not at all.
 *
 * At least 1 character.
 */
export type MatchValue = components['schemas']['MatchValue']

/**
 * The reason for a deletion, kept for audit: 1 to 256 characters, only together with `ImportAction: Delete`. Ambiguous: the vendor's page mentions it for deletions without listing it as a field, so the service may expect it elsewhere (C06).
 *
 * 1 to 256 characters.
 */
export type ReasonCode = components['schemas']['ReasonCode']

/**
 * True deactivates, on every profile of the import, the contact elements that the import leaves out. False keeps them.
 *
 * - Contact elements that the import does contain are updated with what it says; a property that it leaves out of them,
 *   such as `IsMobile` or `IsDefault`, stays as it is.
 * - What happens to preferences that belong to a deactivated contact is told in two ways: they go with it; or they are
 *   archived only where `PreservePreferences` is false. `PreservePreferences` is not a field of this request (older
 *   help of the vendor has it on each staged record, true by default). Assume that they may be archived (C04).
 *
 * @default false
 */
export type RefreshContacts = components['schemas']['RefreshContacts']

/**
 * What the import will do. Unknown properties are refused: a misspelt flag that was silently ignored would change
 * what an import removes.
 */
export type InitiateRequest = components['schemas']['InitiateRequest']

/**
 * The token of this import. Staging records, executing, retrieving the status and retrieving the records that failed
 * to import all need it. Treat it as a secret.
 *
 * It is one number of up to 64 bits. A JavaScript number holds only 53 of them: read it as text from the answer, as
 * the client of this toolkit does, and never calculate with it (C11).
 *
 * It ends at `Expires`. After that it works for none of the later steps, not even for reading the status or the
 * failed records.
 *
 * Format: int64.
 */
export type AccessToken = components['schemas']['AccessToken']

/**
 * The state of the import. The operation that retrieves the status reports it again, as the later steps go on.
 */
export type ImportStatus = components['schemas']['ImportStatus']

/**
 * When the access token ends. This value is the only authority: the vendor's page says six hours in one place and
 * twelve by default in another, so plan by what was answered and not by either figure (C01).
 *
 * The form is not stated. The mock of this toolkit answers ISO 8601 in UTC, for example `2026-11-24T02:30:00Z`.
 */
export type Expires = components['schemas']['Expires']

/**
 * The import as it was accepted: its access token, when that ends, and the settings echoed. Further attributes may
 * come.
 */
export type InitiateResponse = components['schemas']['InitiateResponse']

/**
 * Why a request was refused. The vendor's page promises an object and lists no attribute; a sibling operation has `Message`. Further attributes may come, and any of them may be missing (C12).
 */
export type Error = components['schemas']['Error']
