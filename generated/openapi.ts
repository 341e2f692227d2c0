// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.

export interface paths {
    "/{clientId}/Import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of your organization's MyPreferences account. An id that the service does not know is answered with 404.
                 * @example ACME_CORP
                 */
                clientId: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Initiate a bulk import
         * @description The first step of a bulk import. It fixes what the import will do – add and update profiles, or delete
         *     them; how profiles are matched; what is removed from a profile because the import leaves it out – and
         *     answers with the access token that all later steps need.
         *
         *     **Adding and updating** profiles is `ImportAction: Add`. Say so: which action applies when it is left out is not
         *     stated (C10). Profiles are matched by ProfileId, or by an alternate id when `MatchCriteria` and `MatchValue` are
         *     given.
         *
         *     **Refresh flags** make an import remove what it leaves out. With one of them
         *     set to true, whatever a profile has of that kind and the import does not mention is removed from every
         *     profile that the import contains:
         *
         *     | flag set to true | what the import leaves out is |
         *     | --- | --- |
         *     | `RefreshAlternateIds` | deactivated |
         *     | `RefreshContacts` | deactivated, and preferences that hang on it may be archived |
         *     | `RefreshCustomFields` | deleted |
         *     | `RefreshGroups` | deactivated |
         *     | `RefreshTags` | deleted |
         *
         *     **Deletion** is a use of its own and cannot be undone: see `ImportAction`.
         *
         *     **Do not send it twice.** No public page of the vendor names an idempotency key, so expect every accepted request to
         *     open another import. (That is our inference, not a statement of the page.) After a lost answer the import may
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
        /**
         * @description How many days staged data is kept before it is permanently deleted: whole days, 0 to 10, 3 if left out. It concerns the staged records, not the access token, which ends at `Expires`. What 0 means is not explained by the vendor.
         * @default 3
         * @enum {integer}
         */
        DataStageDuration: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
        /**
         * @description What the import does with the profiles that it contains. `Add` adds and updates them. `Delete` makes the import a
         *     bulk deletion. Which of them applies when it is left out is not stated (C10); to be sure, say `Add`.
         *
         *     **Delete is irreversible.** When the import is executed, every matching profile is removed completely. It serves
         *     cases such as a "right to be forgotten" or a customer who asks for it. Start it with caution, in a program of its
         *     own rather than by a value that happened to be in a variable. It needs the permission "Delete Profiles" in the API
         *     user's group, or it is answered with 403. With `MatchCriteria`, the profiles that carry the alternate id of the
         *     given type and value are removed; a record whose value does not fit the type is marked Validation Failed.
         * @enum {string}
         */
        ImportAction: "Add" | "Delete";
        /**
         * @description By what kind of identifier the import finds profiles, when not by ProfileId. `AlternateIdType` is the only kind
         *     there is; `MatchValue` then names the type, and the ids themselves come with the staged records.
         *
         *     Left out, profiles are matched by ProfileId, and a ProfileId that is not found creates a new profile.
         *
         *     When contacts are matched by alternate id, let the running import finish executing before you stage more: the
         *     profiles must exist before new records refer to them. (The vendor's page says "export" here; an import is meant.)
         * @enum {string}
         */
        MatchCriteria: "AlternateIdType";
        /** @description The name of an alternate id type that is configured in your account, for example `CrmId`. It is the name of the type, not the id of a customer. Given together with `MatchCriteria`, or not at all. */
        MatchValue: string;
        /** @description The reason for a deletion, kept for audit: 1 to 256 characters, only together with `ImportAction: Delete`. Ambiguous: the vendor's page mentions it for deletions without listing it as a field, so the service may expect it elsewhere (C06). */
        ReasonCode: string;
        /**
         * @description True deactivates, on every profile of the import, the contact elements that the import leaves out. False keeps them.
         *
         *     - Contact elements that the import does contain are updated with what it says; a property that it leaves out of them,
         *       such as `IsMobile` or `IsDefault`, stays as it is.
         *     - What happens to preferences that belong to a deactivated contact is told in two ways: they go with it; or they are
         *       archived only where `PreservePreferences` is false. `PreservePreferences` is not a field of this request (older
         *       help of the vendor has it on each staged record, true by default). Assume that they may be archived (C04).
         * @default false
         */
        RefreshContacts: boolean;
        /**
         * @description What the import will do. Unknown properties are refused: a misspelt flag that was silently ignored would change
         *     what an import removes.
         */
        InitiateRequest: {
            /**
             * A name for the import, for people: 1 to 100 characters, not only white space.
             *
             * 1 to 100 characters. Must contain a character that is not white space.
             */
            Name: string;
            /**
             * How many days staged data is kept before it is permanently deleted: whole days, 0 to 10, 3 if left out. It concerns the staged records, not the access token, which ends at `Expires`. What 0 means is not explained by the vendor.
             *
             * From 0 to 10.
             *
             * @default 3
             */
            DataStageDuration?: components["schemas"]["DataStageDuration"];
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
            ImportAction?: components["schemas"]["ImportAction"];
            /**
             * By what kind of identifier the import finds profiles, when not by ProfileId. `AlternateIdType` is the only kind
             * there is; `MatchValue` then names the type, and the ids themselves come with the staged records.
             *
             * Left out, profiles are matched by ProfileId, and a ProfileId that is not found creates a new profile.
             *
             * When contacts are matched by alternate id, let the running import finish executing before you stage more: the
             * profiles must exist before new records refer to them. (The vendor's page says "export" here; an import is meant.)
             */
            MatchCriteria?: components["schemas"]["MatchCriteria"];
            /**
             * The name of an alternate id type that is configured in your account, for example `CrmId`. It is the name of the type, not the id of a customer. Given together with `MatchCriteria`, or not at all.
             *
             * At least 1 character.
             */
            MatchValue?: components["schemas"]["MatchValue"];
            /**
             * The reason for a deletion, kept for audit: 1 to 256 characters, only together with `ImportAction: Delete`. Ambiguous: the vendor's page mentions it for deletions without listing it as a field, so the service may expect it elsewhere (C06).
             *
             * 1 to 256 characters.
             */
            ReasonCode?: components["schemas"]["ReasonCode"];
            /**
             * True deactivates, on every profile of the import, the alternate ids that the import leaves out. False keeps them.
             *
             * @default false
             */
            RefreshAlternateIds?: boolean;
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
            RefreshContacts?: components["schemas"]["RefreshContacts"];
            /**
             * True deletes, on every profile of the import, the custom fields that the import leaves out. False keeps them.
             *
             * @default false
             */
            RefreshCustomFields?: boolean;
            /**
             * True deactivates, on every profile of the import, the groups that the import leaves out. False keeps them.
             *
             * @default false
             */
            RefreshGroups?: boolean;
            /**
             * True deletes, on every profile of the import, the tags that the import leaves out. False keeps them.
             *
             * @default false
             */
            RefreshTags?: boolean;
            /**
             * True permits adding an older version of a consent to a profile, as long as the profile does not already have a more recent version of it. What happens when it is left out is not stated (C10); to be sure, say true or false.
             */
            AllowPriorConsents?: boolean;
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
         *     to import all need it. Treat it as a secret.
         *
         *     It is one number of up to 64 bits. A JavaScript number holds only 53 of them: read it as text from the answer, as
         *     the client of this toolkit does, and never calculate with it (C11).
         *
         *     It ends at `Expires`. After that it works for none of the later steps, not even for reading the status or the
         *     failed records.
         */
        AccessToken: number;
        /**
         * @description The state of the import. The operation that retrieves the status reports it again, as the later steps go on.
         * @enum {string}
         */
        ImportStatus: "Initiated" | "Staging" | "Queued" | "Processing" | "Completed" | "Failed";
        /**
         * @description When the access token ends. This value is the only authority: the vendor's page says six hours in one place and
         *     twelve by default in another, so plan by what was answered and not by either figure (C01).
         *
         *     The form is not stated. The mock of this toolkit answers ISO 8601 in UTC, for example `2026-11-24T02:30:00Z`.
         */
        Expires: string;
        /**
         * @description The import as it was accepted: its access token, when that ends, and the settings echoed. Further attributes may
         *     come.
         */
        InitiateResponse: {
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
            AccessToken: components["schemas"]["AccessToken"];
            /**
             * The state of the import. The operation that retrieves the status reports it again, as the later steps go on.
             */
            Status: components["schemas"]["ImportStatus"] | (string & {});
            /**
             * When the access token ends. This value is the only authority: the vendor's page says six hours in one place and
             * twelve by default in another, so plan by what was answered and not by either figure (C01).
             *
             * The form is not stated. The mock of this toolkit answers ISO 8601 in UTC, for example `2026-11-24T02:30:00Z`.
             */
            Expires: components["schemas"]["Expires"];
            /**
             * The name of the import, as it was sent.
             */
            Name: string;
            /**
             * How many days staged data is kept, as it was sent or by default.
             *
             * From 0 to 10.
             *
             * @default 3
             */
            DataStageDuration?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
            /**
             * What the import does with its profiles, as it was sent. `Delete` cannot be undone once executed.
             */
            ImportAction?: ("Add" | "Delete") | (string & {});
            /**
             * The kind of identifier by which profiles are matched, as it was sent.
             */
            MatchCriteria?: "AlternateIdType" | (string & {});
            /**
             * The name of the alternate id type, as it was sent.
             */
            MatchValue?: string;
            /**
             * Whether alternate ids that the import leaves out are deactivated, as it was sent or by default.
             */
            RefreshAlternateIds?: boolean;
            /**
             * Whether contact elements that the import leaves out are deactivated, as it was sent or by default.
             */
            RefreshContacts?: boolean;
            /**
             * Whether custom fields that the import leaves out are deleted, as it was sent or by default.
             */
            RefreshCustomFields?: boolean;
            /**
             * Whether groups that the import leaves out are deactivated, as it was sent or by default.
             */
            RefreshGroups?: boolean;
            /**
             * Whether tags that the import leaves out are deleted, as it was sent or by default.
             */
            RefreshTags?: boolean;
            /**
             * Whether an older version of a consent may be added, as it was sent.
             */
            AllowPriorConsents?: boolean;
        };
        /** @description Why a request was refused. The vendor's page promises an object and lists no attribute; a sibling operation has `Message`. Further attributes may come, and any of them may be missing (C12). */
        Error: {
            /**
             * What was wrong, for people. Not stable enough for programs to read.
             */
            Message?: string | null;
        };
    };
    responses: {
        /** @description The request was accepted and the import exists. Keep the access token: every later step needs it. */
        Initiated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InitiateResponse"];
            };
        };
        /** @description The request is malformed or not valid. Change the request before you try again; sent again as it is, it will be refused again. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The credentials are missing or wrong. Check the client id, the user id and the authorization scheme before you try again. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The credentials are good, but the user may not do this: in most cases a permission is missing in its user group, for a deletion the permission "Delete Profiles". Check the permissions of the user's group before you try again. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Something that the request names does not exist: usually the client id in the path, at times something in the body, such as an alternate id type. The message tells which. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service cannot handle the request for the moment. Wait before you try again, and tell the vendor's support if it goes on. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of your organization's MyPreferences account. An id that the service does not know is answered with 404.
         * @example ACME_CORP
         */
        ClientId: string;
    };
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
                 * @description The id of your organization's MyPreferences account. An id that the service does not know is answered with 404.
                 * @example ACME_CORP
                 */
                clientId: components["parameters"]["ClientId"];
            };
            cookie?: never;
        };
        /** @description What the import will do. The media type is application/json; a charset parameter is accepted. */
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
