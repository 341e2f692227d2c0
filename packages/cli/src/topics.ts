/** Help that concerns several commands, by the name that `bulk-import help` takes. */
export const topics: Readonly<Record<string, { summary: string; text: string }>> = {
  credentials: {
    summary: 'How to pass credentials',
    text: `Pass credentials in environment variables or in files, never as an option: the list of processes and the
history of the shell would show them. Use exactly one of these:

  The Authorization header as it is
    BULK_IMPORT_AUTHORIZATION, BULK_IMPORT_AUTHORIZATION_FILE, or --authorization-file, which takes precedence over all others

  OAuth 2.0 client credentials
    BULK_IMPORT_OAUTH_TOKEN_URL, BULK_IMPORT_OAUTH_CLIENT_ID, BULK_IMPORT_OAUTH_SCOPE (account id/user id),
    and BULK_IMPORT_OAUTH_CLIENT_SECRET or BULK_IMPORT_OAUTH_CLIENT_SECRET_FILE

  PNAUTHINFO3
    BULK_IMPORT_PN_USER_ID, BULK_IMPORT_PN_SECRET or BULK_IMPORT_PN_SECRET_FILE,
    BULK_IMPORT_PN_TIMESTAMP (utc-with-z, utc-without-z or eastern-without-zone; ask the vendor which),
    and optionally BULK_IMPORT_PN_HASH (SHA256, SHA384 or SHA512; default SHA256)
`,
  },
  'exit-codes': {
    summary: 'What the exit codes mean',
    text: `  Code  initiate                              run                                   verify
  0     import started                        all records imported, or staged       no violation
  1     refused; no import was started        refused, or the execution failed      violations found
  2     usage error, not confirmed;           the same, or the input is not usable  the same, or the server
        nothing was sent                                                            refused the credentials
  3     server not reached;                   the same; --resume tries again        server not reached
        no import was started
  4     AN IMPORT MAY EXIST:                  EXECUTED, OR PERHAPS, AND THE END
        find out before you retry             WAS NOT SEEN: look before you go on
  5                                           finished; not all records imported
  6                                           nothing was executed; --resume or
                                              --restart goes on
  7                                                                                 a report could not be written
  70    defect of this program                the same                              the same
  130   interrupted before an import          interrupted, nothing was executed     interrupted before a violation
        could be started                                                            was found

status and exceptions exit with 0; with 1 when the server refused, its response was unusable, or records may be missing;
with 4 when the result could not be written; with 2, 3, 70 and 130 as initiate does. mock and docs exit with 0 after
Ctrl-C, with 2 for a usage error, and with 3 when they cannot listen.
`,
  },
}
