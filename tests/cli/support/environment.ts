/** What a caller sets once: the server, the account, and a credential that nothing may print. */
export function environmentFor(baseUrl: string) {
  return {
    BULK_IMPORT_BASE_URL: baseUrl,
    BULK_IMPORT_CLIENT_ID: 'ACME_CORP',
    BULK_IMPORT_AUTHORIZATION: 'Bearer planted-credential',
  }
}
