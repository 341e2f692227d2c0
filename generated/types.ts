// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import type { components } from './openapi.ts'

/**
 * A name for the import, for people.
 *
 * 1 to 100 characters. Must contain a character that is not white space.
 */
export type ImportName = components['schemas']['ImportName']

/**
 * How many whole days staged data is kept before it is permanently deleted. It concerns the staged records, not the access token, which ends at `Expires`. The vendor's page does not say what 0 means.
 *
 * From 0 to 10.
 *
 * @default 3
 */
export type DataStageDuration = components['schemas']['DataStageDuration']

/**
 * What the import does with the profiles that it contains. `Add` adds and updates them. `Delete` makes the import a
 * bulk deletion. Which of them applies when it is left out is not stated (C10). Our advice: always send it.
 *
 * **Delete is irreversible.** When the import is executed, every matching profile is removed completely. It is meant
 * for cases such as a "right to be forgotten" or customers who ask for it, among others. With `MatchCriteria`, the
 * profiles that carry the alternate id of the given type and value are removed; a record whose value does not fit the
 * type is marked Validation Failed. The API user's group needs the permission "Delete Profiles". Where that is checked
 * is not stated: 403 on Initiate is one possible place (C16).
 *
 * Start a deletion with caution.
 */
export type ImportAction = components['schemas']['ImportAction']

/**
 * By what kind of identifier the import finds profiles where they are not known by ProfileId. `AlternateIdType` is the
 * only kind that is supported for now; `MatchValue` then names the type, and the ids themselves come with the staged
 * records.
 *
 * Left out, profiles are matched by ProfileId, and a ProfileId that is not found creates a new profile.
 *
 * When contacts are matched by alternate id, a running import must finish executing before you stage more records:
 * otherwise data can become inconsistent, since the profiles have to be there before more records come in. (The
 * vendor's page says "export" here; we read it as import, C05.)
 */
export type MatchCriteria = components['schemas']['MatchCriteria']

/**
 * The name of an alternate id type that is configured in your account, for example `CrmId`. It is the name of the type, not the id of a customer. Given together with `MatchCriteria`, or not at all.
 *
 * At least 1 character.
 */
export type MatchValue = components['schemas']['MatchValue']

/**
 * The reason for a deletion, kept for audit. Only together with `ImportAction: Delete`. Ambiguous: the vendor's page mentions it for deletions without listing it as a field of this request; more likely, the service expects it in each record (C06).
 *
 * 1 to 256 characters.
 */
export type ReasonCode = components['schemas']['ReasonCode']

/**
 * True deactivates a profile's existing alternate ids that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
 *
 * @default false
 */
export type RefreshAlternateIds = components['schemas']['RefreshAlternateIds']

/**
 * True deactivates a profile's existing contact elements that the import leaves out; false keeps them. We read it as acting
 * on the profiles that the import contains, and on no others (C18).
 *
 * - Contact elements that the import does contain are updated with what it says. A property that it leaves out of them,
 *   such as `IsMobile` or `IsDefault`, stays as it is.
 * - What becomes of the preferences that go with a deactivated contact is described in two ways: in one place of the vendor's
 *   page they are deactivated with it, in another they are archived if `PreservePreferences` is false.
 *   `PreservePreferences` is not a field of this request; the vendor's older help has it on each record (C04).
 *
 * @default false
 */
export type RefreshContacts = components['schemas']['RefreshContacts']

/**
 * True deletes a profile's existing custom fields that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
 *
 * @default false
 */
export type RefreshCustomFields = components['schemas']['RefreshCustomFields']

/**
 * True deactivates a profile's existing groups that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
 *
 * @default false
 */
export type RefreshGroups = components['schemas']['RefreshGroups']

/**
 * True deletes a profile's existing tags that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
 *
 * @default false
 */
export type RefreshTags = components['schemas']['RefreshTags']

/**
 * True lets an older version of a consent be added to a profile that does not have a more recent one. What happens when it is left out is not stated (C10). Our advice: always send it.
 */
export type AllowPriorConsents = components['schemas']['AllowPriorConsents']

/**
 * What the import will do. Unknown properties are refused: a misspelt flag that was silently ignored would change
 * what an import removes (C14).
 */
export type InitiateRequest = components['schemas']['InitiateRequest']

/**
 * The token of this import. Staging records, executing, retrieving the status and retrieving the records that failed
 * to import all need it.
 *
 * It is an integer whose width is not stated. Our advice: be ready for 64 bits, of which a JavaScript number holds only
 * 53; read it as text from the response and never calculate with it (C11). Treat it as a secret.
 *
 * It ends at `Expires`. After that it works for none of the later steps, not even for reading the status or the
 * failed records.
 *
 * Format: int64.
 */
export type AccessToken = components['schemas']['AccessToken']

/**
 * The current state of the import.
 */
export type ImportStatus = components['schemas']['ImportStatus']

/**
 * When the access token expires. This value is the only authority: the vendor's page says six hours in one place and
 * twelve by default in another, so plan by what the response says and not by either figure (C01).
 *
 * It is a date whose form is not stated, so treat it as text (C23). The mock of this toolkit writes ISO 8601 in UTC,
 * for example `2026-11-24T02:30:00Z`.
 */
export type Expires = components['schemas']['Expires']

/**
 * The import as it was accepted: its access token, when that ends, and its settings. They repeat what was sent or, where
 * nothing was sent, the stated default; that is our reading (C19). An attribute that was not sent may also be null or
 * missing (C20). There may be further attributes.
 */
export type InitiateResponse = components['schemas']['InitiateResponse']

/**
 * Why a request was refused. The vendor's page promises an object and lists no attribute. There may be further attributes, and any of them may be missing (C12).
 */
export type ErrorResponse = components['schemas']['ErrorResponse']

/**
 * At least 1 character.
 */
export type InitiateClientIdParameter = components['schemas']['InitiateClientIdParameter']
