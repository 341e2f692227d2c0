// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

export interface paths {
    "/{clientId}/Import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Initiate a bulk import
         * @description The first step of a bulk import. It determines what the import will do – add and update profiles, or delete
         *     them; how profiles are matched; what is removed from a profile because the import leaves it out – and
         *     returns the access token that all later steps need.
         *
         *     **Adding and updating** profiles is `ImportAction: Add`. Say so: which action applies when it is left out is not
         *     stated (C10). Profiles are matched by ProfileId, or by an alternate id when `MatchCriteria` and `MatchValue` are
         *     given.
         *
         *     **Refresh flags** make an import remove what it leaves out. How far a flag reaches is not stated. We read it as
         *     acting on the profiles that the import contains, and on no others (C18). With a flag set to true, information of
         *     its kind that a profile has and the import does not mention is removed:
         *
         *     | flag set to true | what the import leaves out is |
         *     | --- | --- |
         *     | `RefreshAlternateIds` | deactivated |
         *     | `RefreshContacts` | deactivated (in one place of the vendor's page, so are their preferences; in another, those are archived if `PreservePreferences` is false, C04) |
         *     | `RefreshCustomFields` | deleted (the introduction of the vendor's page says deactivated, C03) |
         *     | `RefreshGroups` | deactivated |
         *     | `RefreshTags` | deleted (the introduction of the vendor's page says deactivated, C03) |
         *
         *     **Deletion** cannot be undone: see `ImportAction`.
         *
         *     **Do not send it twice.** No page that we could read names an idempotency key, so expect every accepted request to
         *     open another import. (That is our inference, not a statement of the vendor's page.) After a lost response the import may
         *     exist: find out before trying again.
         */
        post: operations["initiate"];
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
        ImportName: string;
        /**
         * @description How many whole days staged data is kept before it is permanently deleted. It concerns the staged records, not the access token, which ends at `Expires`. The vendor's page does not say what 0 means.
         * @default 3
         * @enum {integer}
         */
        DataStageDuration: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
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
        ImportAction: "Add" | "Delete";
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
        MatchCriteria: "AlternateIdType";
        /** @description The name of an alternate id type that is configured in your account, for example `CrmId`. It is the name of the type, not the id of a customer. Given together with `MatchCriteria`, or not at all. */
        MatchValue: string;
        /** @description The reason for a deletion, kept for audit. Only together with `ImportAction: Delete`. Ambiguous: the vendor's page mentions it for deletions without listing it as a field of this request; more likely, the service expects it in each record (C06). */
        ReasonCode: string;
        /**
         * @description True deactivates a profile's existing alternate ids that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshAlternateIds: boolean;
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
        RefreshContacts: boolean;
        /**
         * @description True deletes a profile's existing custom fields that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshCustomFields: boolean;
        /**
         * @description True deactivates a profile's existing groups that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshGroups: boolean;
        /**
         * @description True deletes a profile's existing tags that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
         * @default false
         */
        RefreshTags: boolean;
        /** @description True lets an older version of a consent be added to a profile that does not have a more recent one. What happens when it is left out is not stated (C10). Our advice: always send it. */
        AllowPriorConsents: boolean;
        /**
         * @description What the import will do. Unknown properties are refused: a misspelt flag that was silently ignored would change
         *     what an import removes (C14).
         */
        InitiateRequest: {
            /**
             * A name for the import, for people.
             *
             * 1 to 100 characters. Must contain a character that is not white space.
             */
            Name: components["schemas"]["ImportName"];
            /**
             * How many whole days staged data is kept before it is permanently deleted. It concerns the staged records, not the access token, which ends at `Expires`. The vendor's page does not say what 0 means.
             *
             * From 0 to 10.
             *
             * @default 3
             */
            DataStageDuration?: components["schemas"]["DataStageDuration"];
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
            ImportAction?: components["schemas"]["ImportAction"];
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
            MatchCriteria?: components["schemas"]["MatchCriteria"];
            /**
             * The name of an alternate id type that is configured in your account, for example `CrmId`. It is the name of the type, not the id of a customer. Given together with `MatchCriteria`, or not at all.
             *
             * At least 1 character.
             */
            MatchValue?: components["schemas"]["MatchValue"];
            /**
             * The reason for a deletion, kept for audit. Only together with `ImportAction: Delete`. Ambiguous: the vendor's page mentions it for deletions without listing it as a field of this request; more likely, the service expects it in each record (C06).
             *
             * 1 to 256 characters.
             */
            ReasonCode?: components["schemas"]["ReasonCode"];
            /**
             * True deactivates a profile's existing alternate ids that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
             *
             * @default false
             */
            RefreshAlternateIds?: components["schemas"]["RefreshAlternateIds"];
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
            RefreshContacts?: components["schemas"]["RefreshContacts"];
            /**
             * True deletes a profile's existing custom fields that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
             *
             * @default false
             */
            RefreshCustomFields?: components["schemas"]["RefreshCustomFields"];
            /**
             * True deactivates a profile's existing groups that the import leaves out; false keeps them. We read it as acting on the profiles that the import contains, and on no others (C18).
             *
             * @default false
             */
            RefreshGroups?: components["schemas"]["RefreshGroups"];
            /**
             * True deletes a profile's existing tags that the import leaves out; false keeps them. (The introduction of the vendor's page says deactivated, C03.) We read it as acting on the profiles that the import contains, and on no others (C18).
             *
             * @default false
             */
            RefreshTags?: components["schemas"]["RefreshTags"];
            /**
             * True lets an older version of a consent be added to a profile that does not have a more recent one. What happens when it is left out is not stated (C10). Our advice: always send it.
             */
            AllowPriorConsents?: components["schemas"]["AllowPriorConsents"];
        } & (({
            MatchCriteria?: never;
            MatchValue?: never;
        } | {
            MatchCriteria: components["schemas"]["MatchCriteria"];
            MatchValue: components["schemas"]["MatchValue"];
        }) & ({
            ReasonCode?: never;
        } | {
            ImportAction: "Delete";
        }));
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
        AccessToken: number;
        /**
         * @description The current state of the import.
         * @enum {string}
         */
        ImportStatus: "Initiated" | "Staging" | "Queued" | "Processing" | "Completed" | "Failed";
        /**
         * @description When the access token expires. This value is the only authority: the vendor's page says six hours in one place and
         *     twelve by default in another, so plan by what the response says and not by either figure (C01).
         *
         *     It is a date whose form is not stated, so treat it as text (C23). The mock of this toolkit writes ISO 8601 in UTC,
         *     for example `2026-11-24T02:30:00Z`.
         */
        Expires: string;
        /**
         * @description The import as it was accepted: its access token, when that ends, and its settings. They repeat what was sent or, where
         *     nothing was sent, the stated default; that is our reading (C19). An attribute that was not sent may also be null or
         *     missing (C20). There may be further attributes.
         */
        InitiateResponse: {
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
            AccessToken: components["schemas"]["AccessToken"];
            /**
             * The current state of the import.
             */
            Status: components["schemas"]["ImportStatus"] | (string & {});
            /**
             * When the access token expires. This value is the only authority: the vendor's page says six hours in one place and
             * twelve by default in another, so plan by what the response says and not by either figure (C01).
             *
             * It is a date whose form is not stated, so treat it as text (C23). The mock of this toolkit writes ISO 8601 in UTC,
             * for example `2026-11-24T02:30:00Z`.
             */
            Expires: components["schemas"]["Expires"];
            /**
             * The name of the import.
             */
            Name: string;
            /**
             * How many days staged data is kept, 0 to 10. It is 3 if the request left it out.
             *
             * From 0 to 10.
             */
            DataStageDuration?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | null;
            /**
             * What the import does with its profiles. `Delete` cannot be undone once executed.
             */
            ImportAction?: components["schemas"]["ImportAction"] | null;
            /**
             * The kind of identifier by which profiles are matched.
             */
            MatchCriteria?: components["schemas"]["MatchCriteria"] | null;
            /**
             * The name of the alternate id type.
             */
            MatchValue?: string | null;
            /**
             * Whether alternate ids that the import leaves out are deactivated. False if the request left it out.
             */
            RefreshAlternateIds?: boolean | null;
            /**
             * Whether contact elements that the import leaves out are deactivated. False if the request left it out.
             */
            RefreshContacts?: boolean | null;
            /**
             * Whether custom fields that the import leaves out are deleted. False if the request left it out.
             */
            RefreshCustomFields?: boolean | null;
            /**
             * Whether groups that the import leaves out are deactivated. False if the request left it out.
             */
            RefreshGroups?: boolean | null;
            /**
             * Whether tags that the import leaves out are deleted. False if the request left it out.
             */
            RefreshTags?: boolean | null;
            /**
             * Whether an older version of a consent may be added.
             */
            AllowPriorConsents?: boolean | null;
        };
        /** @description Why a request was refused. The vendor's page promises an object and lists no attribute. There may be further attributes, and any of them may be missing (C12). */
        ErrorResponse: {
            /**
             * What was wrong, in words for people. Programs should not rely on it.
             */
            Message?: string | null;
        };
        InitiateClientIdParameter: string;
    };
    responses: {
        /** @description The request was accepted and the import exists. Every later step needs the access token of the response. */
        Initiated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InitiateResponse"];
            };
        };
        /** @description The request is malformed or not valid. Change the request before you try again. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The credentials are missing or wrong. Check the client id, the user id and the authorization scheme before you try again. */
        Unauthorized: {
            headers: {
                /** @description The authorization scheme that the service asks for. HTTP requires it with a 401, but be ready for a server that leaves it out (C12). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again. For a deletion the permission "Delete Profiles" is needed; this is one possible place where it is checked (C16). */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Something that the request names does not exist. Usually it is a resource in the path, such as the client id; at times it is something that the body names. The error description has the details. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The service cannot handle the request for the moment. Wait before you try again, and tell the vendor's support if it persists. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
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
    initiate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of your organization's MyPreferences account. An invalid one gets a 404.
                 * @example ACME_CORP
                 */
                clientId: components["schemas"]["InitiateClientIdParameter"];
            };
            cookie?: never;
        };
        /** @description The media type is application/json, and a charset parameter is accepted. The vendor's page does not require the Content-Type header, so a server has to read a body that comes without one as application/json (C17). */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitiateRequest"];
            };
        };
        responses: {
            200: components["responses"]["Initiated"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
