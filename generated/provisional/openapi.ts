// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import type {
  paths as ContractPaths,
  components as ContractComponents,
  operations as ContractOperations,
} from '../openapi.ts'

export interface paths {
    "/{clientId}/Import": ContractPaths["/{clientId}/Import"];
    "/{clientId}/Import/{accessToken}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stage records
         * @description Provisional. Adds records to an import that was initiated. Send it once or many times, and over hours if need be, as long as the access token is valid. Nothing is written to a profile before Execute (I03).
         *
         *     The response counts all records that the import has received so far, and how many of them passed the validation. Permissions
         *     are checked as well: for profiles, preferences and channels. A preference of an earlier version of a consent needs
         *     `AllowPriorConsents`: without it the record is rejected, and becomes an exception. Or leave the consent out, and send the
         *     preference alone.
         *
         *     **Do not send it twice.** No page that we could read names an idempotency key. After a lost response the records may have been
         *     accepted: retrieve the status before you send them again.
         *
         *     All staged records of an import are grouped before they are written, and all profiles that it creates get the same create date.
         *
         *     The path is inferred from that of Execute (I04).
         */
        post: operations["stage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{clientId}/Import/{accessToken}/Execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Execute an import
         * @description Provisional. Writes the staged records that passed the validation. The others are ignored. No page that we
         *     could read names a way to undo it.
         *
         *     It only starts the work: the import is `Queued` first, and records are still pending.
         *
         *     The counters of the response are not final: retrieve the status at regular intervals until the import is completed.
         *
         *     **Never send it twice.** What a second Execute does is not known (I08). After a lost response, retrieve the status: if the first one was accepted, it is no longer `Staging`.
         */
        post: operations["execute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{clientId}/Import/{accessToken}/Status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the status
         * @description Provisional. Returns the state of an import and its counters, as long as the access token is valid. It changes nothing.
         *     Poll it at regular intervals after Execute, until the import is completed or has failed.
         *
         *     The path is inferred from that of the export (I09).
         */
        get: operations["retrieveStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{clientId}/Import/{accessToken}/Exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the records that failed
         * @description Provisional. Returns the records that failed, page by page: those that failed the validation of staging, and after Execute those that
         *     raised an exception. The former can be corrected and staged again.
         *
         *     The path is inferred (I11), and so are the name of the collection (I12) and the offset of the next page (I13).
         */
        get: operations["retrieveExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A name for the import, for people. */
        ImportName: ContractComponents["schemas"]["ImportName"];
        /**
         * @description How many whole days staged data is kept before it is permanently deleted. It concerns the staged records, not the access token, which ends at `Expires`. The vendor's page does not say what 0 means.
         * @default 3
         * @enum {integer}
         */
        DataStageDuration: ContractComponents["schemas"]["DataStageDuration"];
        /**
         * @description What the import does with the profiles that it contains. `Add` adds and updates them. `Delete` makes the import a
         *     bulk deletion. Which of them applies when it is left out is not stated (C10). Our advice: always send it.
         *
         *     **Delete is irreversible.** When the import is executed, every matching profile is removed completely. It is meant
         *     for cases such as a "right to be forgotten" or customers who ask for it, among others. With `MatchCriteria`, the
         *     profiles that carry the alternate id of the given type and value are removed; a record whose value does not fit the
         *     type is marked Validation Failed. The API user's group needs the permission "Delete Profiles". Where that is checked
         *     is not stated: 403 on Initiate is one possible place (C16).
         *
         *     Start a deletion with caution.
         * @enum {string}
         */
        ImportAction: ContractComponents["schemas"]["ImportAction"];
        /**
         * @description By what kind of identifier the import finds profiles where they are not known by ProfileId. `AlternateIdType` is the
         *     only kind that is supported for now; `MatchValue` then names the type, and the ids themselves come with the staged
         *     records.
         *
         *     Left out, profiles are matched by ProfileId, and a ProfileId that is not found creates a new profile.
         *
         *     When contacts are matched by alternate id, a running import must finish executing before you stage more records:
         *     otherwise data can become inconsistent, since the profiles have to be there before more records come in. (The
         *     vendor's page says "export" here; we read it as import, C05.)
         * @enum {string}
         */
        MatchCriteria: ContractComponents["schemas"]["MatchCriteria"];
        /** @description The name of an alternate id type that is configured in your account, for example `CrmId`. It is the name of the type, not the id of a customer. Given together with `MatchCriteria`, or not at all. */
        MatchValue: ContractComponents["schemas"]["MatchValue"];
        /** @description The reason for a deletion, kept for audit. Only together with `ImportAction: Delete`. Ambiguous: the vendor's page mentions it for deletions without listing it as a field of this request; more likely, the service expects it in each record (C06). */
        ReasonCode: ContractComponents["schemas"]["ReasonCode"];
        /**
         * @description True deactivates a profile's existing alternate ids that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshAlternateIds: ContractComponents["schemas"]["RefreshAlternateIds"];
        /**
         * @description True deactivates a profile's existing contact elements that the import leaves out; false keeps them. We read it as acting
         *     on the profiles that the import contains, and on no others (C18).
         *
         *     - Contact elements that the import does contain are updated with what it says. A property that it leaves out of them,
         *       such as `IsMobile` or `IsDefault`, stays as it is.
         *     - What becomes of the preferences that go with a deactivated contact is described in two ways: in one place of the vendor's
         *       page they are deactivated with it, in another they are archived if `PreservePreferences` is false.
         *       `PreservePreferences` is not a field of this request; the vendor's older help has it on each record (C04).
         * @default false
         */
        RefreshContacts: ContractComponents["schemas"]["RefreshContacts"];
        /**
         * @description True deletes a profile's existing custom fields that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshCustomFields: ContractComponents["schemas"]["RefreshCustomFields"];
        /**
         * @description True deactivates a profile's existing groups that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshGroups: ContractComponents["schemas"]["RefreshGroups"];
        /**
         * @description True deletes a profile's existing tags that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshTags: ContractComponents["schemas"]["RefreshTags"];
        /** @description True lets an older version of a consent be added to a profile that does not have a more recent one. What happens when it is left out is not stated (C10). Our advice: always send it. */
        AllowPriorConsents: ContractComponents["schemas"]["AllowPriorConsents"];
        /**
         * @description What the import will do. Unknown properties are refused: a misspelt flag that was silently ignored would change
         *     what an import removes (C14).
         */
        InitiateRequest: ContractComponents["schemas"]["InitiateRequest"];
        /**
         * Format: int64
         * @description The token of this import. Staging records, executing, retrieving the status and retrieving the records that failed
         *     to import all need it.
         *
         *     It is an integer whose width is not stated. Our advice: be ready for 64 bits, of which a JavaScript number holds only
         *     53; read it as text from the response and never calculate with it (C11). Treat it as a secret.
         *
         *     It ends at `Expires`. After that it works for none of the later steps, not even for reading the status or the
         *     failed records.
         */
        AccessToken: ContractComponents["schemas"]["AccessToken"];
        /**
         * @description The current state of the import.
         * @enum {string}
         */
        ImportStatus: ContractComponents["schemas"]["ImportStatus"];
        /**
         * @description When the access token expires. This value is the only authority: the vendor's page says six hours in one place and
         *     twelve by default in another, so plan by what the response says and not by either figure (C01).
         *
         *     It is a date whose form is not stated, so treat it as text (C23). The mock of this toolkit writes ISO 8601 in UTC,
         *     for example `2026-11-24T02:30:00Z`.
         */
        Expires: ContractComponents["schemas"]["Expires"];
        /**
         * @description The import as it was accepted: its access token, when that ends, and its settings. They repeat what was sent or, where
         *     nothing was sent, the stated default; that is our reading (C19). An attribute that was not sent may also be null or
         *     missing (C20). There may be further attributes.
         */
        InitiateResponse: ContractComponents["schemas"]["InitiateResponse"];
        /** @description Why a request was refused. The vendor's page promises an object and lists no attribute. There may be further attributes, and any of them may be missing (C12). */
        ErrorResponse: ContractComponents["schemas"]["ErrorResponse"];
        /** @description A consent of a profile. */
        BulkConsent: {
            /**
             * Which consent it is, text of 1 to 100 characters. The older help requires it.
             */
            ConsentType?: unknown;
            /**
             * The version of the consent, text of 1 to 50 characters. The older help requires it. An earlier version than the current one needs `AllowPriorConsents` (P17).
             */
            ConsentVersion?: unknown;
            /**
             * The locale in which it was given, text of 1 to 15 characters. The older help requires it.
             */
            Locale?: unknown;
            /**
             * Whether it was given or withdrawn. The older help requires it.
             */
            ConsentStatus?: unknown;
            /**
             * When it was given or withdrawn, a date.
             */
            ConsentDate?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description A preference: what the profile wants to receive, or not. */
        BulkPreference: {
            /**
             * The id of what the preference is about, text of 1 to 50 characters. The older help requires it.
             */
            FilterId?: unknown;
            /**
             * 1 to opt in, 2 to opt out. The older help requires it.
             */
            PreferenceType?: unknown;
            /**
             * The id of how often something is sent.
             */
            FrequencyId?: unknown;
            /**
             * Attributes of the preference, a list of pairs of `Key` and `Value`.
             */
            PreferenceAttributes?: unknown;
            /**
             * When the customer chose it, a date.
             */
            CustomerDate?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description A postal address of a profile. The older help also has the country, in three spellings of its code, whose names we could not read. */
        BulkAddress: {
            /**
             * The first line of the address. The older help requires it.
             */
            Address1?: unknown;
            /**
             * The second line of the address.
             */
            Address2?: unknown;
            /**
             * The city. The older help requires it.
             */
            City?: unknown;
            /**
             * The state or province. The older help requires it.
             */
            StateProvince?: unknown;
            /**
             * The postal code. The older help requires it.
             */
            PostalCode?: unknown;
            /**
             * The kind of address.
             */
            AddressType?: unknown;
            /**
             * Whether it is the default postal address of the profile, true or false.
             */
            IsDefault?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description An e-mail address of a profile. */
        BulkEmail: {
            /**
             * The address, text of 1 to 256 characters. The older help requires it.
             */
            EmailAddress?: unknown;
            /**
             * The kind of address, text of at most 100 characters.
             */
            EmailAddressType?: unknown;
            /**
             * Whether it is the default e-mail address of the profile, true or false.
             */
            IsDefault?: unknown;
            /**
             * Preferences of this address, a list.
             */
            EmailPreferences?: (components["schemas"]["BulkPreference"] | ({} | null))[] | ({} | null);
        } & {
            [key: string]: unknown;
        };
        /** @description A custom field of a profile, with its value. */
        BulkCustomField: {
            /**
             * The name of the field, text of 1 to 94 characters. The older help requires it.
             */
            Name?: unknown;
            /**
             * Its value, text of at most 4000 characters; several values of a list are separated by two colons.
             */
            Value?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description A profile, with what the import does to it. What is known of the fields comes from the vendor's older help, so each is described and none refuses a value (C29): records pass as they are. Whether the service refuses or ignores an unknown field is not known (I07). */
        BulkRecord: {
            /**
             * The id of the profile, an integer. Profiles are matched by it, unless the import matches by an alternate id.
             */
            ProfileId?: unknown;
            /**
             * Whether the profile is active, true or false.
             */
            IsActive?: unknown;
            /**
             * Whether the registration is confirmed, true or false.
             */
            RegistrationConfirmed?: unknown;
            /**
             * Whether the preferences of a contact stay when a refresh flag removes it, true or false; true by default.
             */
            PreservePreferences?: unknown;
            /**
             * The locale of the profile, text of at most 15 characters.
             */
            DefaultLocale?: unknown;
            /**
             * The type of the customer, text of at most 100 characters.
             */
            CustomerType?: unknown;
            /**
             * The name of the customer, an object. Its fields are not stated.
             */
            CustomerName?: unknown;
            /**
             * Consents that the profile gives or withdraws, a list.
             */
            Consents?: (components["schemas"]["BulkConsent"] | ({} | null))[] | ({} | null);
            /**
             * Preferences of the profile, a list.
             */
            ProfilePreferences?: (components["schemas"]["BulkPreference"] | ({} | null))[] | ({} | null);
            /**
             * Ids of the profile in other systems, a list. Their fields are not stated.
             */
            AlternateIds?: unknown;
            /**
             * Postal addresses, a list.
             */
            Addresses?: (components["schemas"]["BulkAddress"] | ({} | null))[] | ({} | null);
            /**
             * Phone numbers, a list. Their fields are not stated.
             */
            PhoneNumbers?: unknown;
            /**
             * E-mail addresses, a list.
             */
            Emails?: (components["schemas"]["BulkEmail"] | ({} | null))[] | ({} | null);
            /**
             * Groups that the profile belongs to, a list. Their fields are not stated.
             */
            Groups?: unknown;
            /**
             * Tags of the profile, a list. Their fields are not stated.
             */
            ProfileTags?: unknown;
            /**
             * Custom fields with their values, a list.
             */
            CustomFields?: (components["schemas"]["BulkCustomField"] | ({} | null))[] | ({} | null);
        } & {
            [key: string]: unknown;
        };
        /** @description The records of one stage request, in one collection. Its name is inferred: the vendor's page breaks off after `UserProfil`, and the export has this name (I05). */
        StageRequest: {
            /**
             * The records, in any number that the size of the request allows. It may be empty, and then changes nothing (C26).
             */
            UserProfilePreferences: components["schemas"]["BulkRecord"][];
        };
        /**
         * @description The state of the import.
         *
         *     | state | meaning |
         *     | --- | --- |
         *     | `Initiated` | ready for records |
         *     | `Staging` | records are being staged, and more may come |
         *     | `Queued` | executed, and waiting for its turn |
         *     | `Processing` | the records are being imported |
         *     | `Completed` | the records are imported |
         *     | `Failed` | it could not be executed, and no staged record was added |
         *
         *     One page of the vendor writes `Complete` for the end. We treat the two as the same state (I10).
         * @enum {string}
         */
        StepStatus: "Initiated" | "Staging" | "Queued" | "Processing" | "Completed" | "Complete" | "Failed";
        /**
         * @description The import as it stands: its counters, its state and its settings. Stage, Execute and Retrieve status return the same, as far
         *     as we can infer (I01).
         *
         *     The counters run over the whole import, not over one request (P11). We infer that they do not lag behind: the records of a stage request are counted in its own response (I06). The settings repeat those of Initiate. There may be further attributes.
         */
        ImportStatusReport: {
            /**
             * How many records the import has received so far.
             *
             * At least 0. Format: int64.
             */
            TotalRecordsReceived: number;
            /**
             * How many of them passed validation at staging, and can be imported.
             *
             * At least 0. Format: int64.
             */
            ValidationSuccessful: number;
            /**
             * How many of them failed validation at staging. They are never imported; correct them and stage them again, if you like.
             *
             * At least 0. Format: int64.
             */
            ValidationFailed: number;
            /**
             * How many records were imported. It is 0 before Execute, and not final before the import is completed.
             *
             * At least 0. Format: int64.
             */
            Processed?: number;
            /**
             * How many records are still to be imported.
             *
             * At least 0. Format: int64.
             */
            Pending?: number;
            /**
             * How many records raised an exception while they were imported. It is 0 before Execute, and not final before the import is completed.
             *
             * At least 0. Format: int64.
             */
            Exceptions?: number;
            /**
             * How many records the system did not honour; why is not stated. It is 0 before Execute, and not final before the import is completed.
             *
             * At least 0. Format: int64.
             */
            NotHonored?: number;
            /**
             * The token of the import, the same as in the path.
             *
             * Format: int64.
             */
            AccessToken: number;
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
            Status: components["schemas"]["StepStatus"] | (string & {});
            /**
             * When the access token ends, in the form that Initiate has.
             */
            Expires?: string;
            /**
             * The name of the import, as it was initiated.
             */
            Name?: string;
            /**
             * How many days staged data is kept.
             */
            DataStageDuration?: number | null;
            /**
             * The kind of identifier by which the import matches profiles.
             */
            MatchCriteria?: string | null;
            /**
             * The name of the alternate id type by which the import matches profiles.
             */
            MatchValue?: string | null;
            /**
             * Whether alternate ids that the import leaves out are deactivated.
             */
            RefreshAlternateIds?: boolean | null;
            /**
             * Whether contact elements that the import leaves out are deactivated.
             */
            RefreshContacts?: boolean | null;
            /**
             * Whether custom fields that the import leaves out are deleted.
             */
            RefreshCustomFields?: boolean | null;
            /**
             * Whether groups that the import leaves out are deactivated.
             */
            RefreshGroups?: boolean | null;
            /**
             * Whether tags that the import leaves out are deleted.
             */
            RefreshTags?: boolean | null;
        };
        /** @description A record that failed: the fields of the record as it was staged, and why it failed. Elements inside it, such as an e-mail address, can have `Exceptions` of their own. */
        FailedRecord: {
            /**
             * The number of the record, from 1. Whether it counts from the beginning of the import or of the stage request is not stated.
             *
             * At least 1. Format: int64.
             */
            SequenceNumber?: number;
            /**
             * Why the record failed. The fields of an exception are not stated; causes are bad data, and e-mail addresses that the account does not allow.
             */
            Exceptions?: unknown[];
            /**
             * When and by whom the record was edited. Its fields are not stated.
             */
            Edited?: unknown;
        } & components["schemas"]["BulkRecord"];
        /** @description A page of records that failed. `HasMore` alone says whether there is another one, and we infer that it begins at `Offset` + `Count` (I13). The name of the collection is inferred as well (I12). There may be further attributes. */
        ExceptionsPage: {
            /**
             * How many records this page has.
             *
             * At least 0. Format: int64.
             */
            Count: number;
            /**
             * Whether another page follows.
             */
            HasMore: boolean;
            /**
             * The largest number of records on a page.
             *
             * Format: int64.
             */
            Limit?: number;
            /**
             * The number of the first record of this page.
             *
             * Format: int64.
             */
            Offset?: number;
            /**
             * Said to be capped by the limit, and so not the number of all records that failed. Do not page by it.
             *
             * At least 0. Format: int64.
             */
            TotalResults?: number;
            /**
             * The records that failed, in the order of their numbers.
             */
            UserProfilePreferences: components["schemas"]["FailedRecord"][];
        };
        InitiateClientIdParameter: ContractComponents["schemas"]["InitiateClientIdParameter"];
        StageClientIdParameter: string;
        StageAccessTokenParameter: string;
        ExecuteClientIdParameter: string;
        ExecuteAccessTokenParameter: string;
        RetrieveStatusClientIdParameter: string;
        RetrieveStatusAccessTokenParameter: string;
        RetrieveExceptionsClientIdParameter: string;
        RetrieveExceptionsAccessTokenParameter: string;
        /** @default 1000 */
        RetrieveExceptionsLimitParameter: number;
        /** @default 1 */
        RetrieveExceptionsOffsetParameter: number;
    };
    responses: {
        /** @description The request was accepted and the import exists. Every later step needs the access token of the response. */
        Initiated: ContractComponents["responses"]["Initiated"];
        /** @description The request is malformed or not valid. Change the request before you try again. */
        BadRequest: ContractComponents["responses"]["BadRequest"];
        /** @description The credentials are missing or wrong. Check the client id, the user id and the authorization scheme before you try again. */
        Unauthorized: ContractComponents["responses"]["Unauthorized"];
        /** @description The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again. For a deletion the permission "Delete Profiles" is needed; this is one possible place where it is checked (C16). */
        Forbidden: ContractComponents["responses"]["Forbidden"];
        /** @description Something that the request names does not exist. Usually it is a resource in the path, such as the client id; at times it is something that the body names. The error description has the details. */
        NotFound: ContractComponents["responses"]["NotFound"];
        /** @description The service cannot handle the request for the moment. Wait before you try again, and tell the vendor's support if it persists. */
        ServiceUnavailable: ContractComponents["responses"]["ServiceUnavailable"];
        /** @description The records were accepted. The counters run over all records that the import has received so far. */
        Staged: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ImportStatusReport"];
            };
        };
        /** @description The request is malformed or not valid, or the import cannot take this step in its present state. Correct the request or, if nothing is wrong with it, retrieve the status. */
        StepInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The credentials are missing or wrong, or the access token in the path is unknown or has expired. The status alone does not tell which. */
        StepUnauthorized: {
            headers: {
                /** @description As for Initiate, the scheme that the service asks for, where it says so (C12). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again. */
        StepForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Something that the request names does not exist. Usually it is the client id. */
        StepNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body has more bytes than one stage request may carry. Send its records in several requests. */
        StepTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The service cannot handle the request for the moment. Retrieve the status before you send it again, and tell the vendor's support if it persists. */
        StepUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The import will be carried out. Its counters are not final: retrieve the status until it is completed. */
        Executed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ImportStatusReport"];
            };
        };
        /** @description The service failed unexpectedly. Whether the request was accepted is not known: retrieve the status to find out. */
        StepFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The state of the import, and its counters. */
        StatusRetrieved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ImportStatusReport"];
            };
        };
        /** @description The service cannot handle the request for the moment. Try again later, and tell the vendor's support if it persists. */
        ReadUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Records that failed validation at staging and, after Execute, those that raised an exception. */
        ExceptionsListed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ExceptionsPage"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    initiate: ContractOperations["initiate"];
    stage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of your organization's MyPreferences account. An invalid one gets a 404.
                 * @example ACME_CORP
                 */
                clientId: components["schemas"]["StageClientIdParameter"];
                /**
                 * @description The access token of the import, as Initiate returned it. An unknown or expired token gets a 401.
                 *
                 *     It is in the path, so whatever records addresses records the token: logs of proxies and tracing included. Keep it out
                 *     of JavaScript numbers (C11).
                 * @example 4203001977312
                 */
                accessToken: components["schemas"]["StageAccessTokenParameter"];
            };
            cookie?: never;
        };
        /** @description One request carries at most 25 MB by default, and never more than 28 MB. Which megabytes are meant is not stated; 25,000,000 and 28,000,000 bytes are safe under either meaning (C27). As for Initiate, a body that comes without a Content-Type is read as application/json (C17). */
        requestBody: {
            content: {
                "application/json": components["schemas"]["StageRequest"];
            };
        };
        responses: {
            200: components["responses"]["Staged"];
            400: components["responses"]["StepInvalid"];
            401: components["responses"]["StepUnauthorized"];
            403: components["responses"]["StepForbidden"];
            404: components["responses"]["StepNotFound"];
            413: components["responses"]["StepTooLarge"];
            503: components["responses"]["StepUnavailable"];
        };
    };
    execute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of your organization's MyPreferences account. An invalid one gets a 404.
                 * @example ACME_CORP
                 */
                clientId: components["schemas"]["ExecuteClientIdParameter"];
                /**
                 * @description The access token of the import, as Initiate returned it. An unknown or expired token gets a 401.
                 *
                 *     It is in the path, so whatever records addresses records the token: logs of proxies and tracing included. Keep it out
                 *     of JavaScript numbers (C11).
                 * @example 4203001977312
                 */
                accessToken: components["schemas"]["ExecuteAccessTokenParameter"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Executed"];
            400: components["responses"]["StepInvalid"];
            401: components["responses"]["StepUnauthorized"];
            403: components["responses"]["StepForbidden"];
            404: components["responses"]["StepNotFound"];
            500: components["responses"]["StepFailed"];
            503: components["responses"]["StepUnavailable"];
        };
    };
    retrieveStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of your organization's MyPreferences account. An invalid one gets a 404.
                 * @example ACME_CORP
                 */
                clientId: components["schemas"]["RetrieveStatusClientIdParameter"];
                /**
                 * @description The access token of the import, as Initiate returned it. An unknown or expired token gets a 401.
                 *
                 *     It is in the path, so whatever records addresses records the token: logs of proxies and tracing included. Keep it out
                 *     of JavaScript numbers (C11).
                 * @example 4203001977312
                 */
                accessToken: components["schemas"]["RetrieveStatusAccessTokenParameter"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StatusRetrieved"];
            400: components["responses"]["StepInvalid"];
            401: components["responses"]["StepUnauthorized"];
            403: components["responses"]["StepForbidden"];
            404: components["responses"]["StepNotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    retrieveExceptions: {
        parameters: {
            query?: {
                /** @description The largest number of records on a page. How large it may be is not stated. */
                limit?: components["schemas"]["RetrieveExceptionsLimitParameter"];
                /** @description The number of the first record of the page, from 1. We infer that the next page begins at `Offset` + `Count`: the example of the vendor's page, 100 records from 100 on, is said to give 100 through 200, which is one record too many (I13). */
                offset?: components["schemas"]["RetrieveExceptionsOffsetParameter"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of your organization's MyPreferences account. An invalid one gets a 404.
                 * @example ACME_CORP
                 */
                clientId: components["schemas"]["RetrieveExceptionsClientIdParameter"];
                /**
                 * @description The access token of the import, as Initiate returned it. An unknown or expired token gets a 401.
                 *
                 *     It is in the path, so whatever records addresses records the token: logs of proxies and tracing included. Keep it out
                 *     of JavaScript numbers (C11).
                 * @example 4203001977312
                 */
                accessToken: components["schemas"]["RetrieveExceptionsAccessTokenParameter"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ExceptionsListed"];
            400: components["responses"]["StepInvalid"];
            401: components["responses"]["StepUnauthorized"];
            403: components["responses"]["StepForbidden"];
            404: components["responses"]["StepNotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
}
