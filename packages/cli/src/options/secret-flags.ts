/** Last words of names under which people pass secrets, in whatever tool they come from. */
const words =
  /^(?:.*-)?(?:authori[sz]ation|auth|token|bearer|jwt|secret|password|passwd|pass|credentials?|api-?key|key|headers?)(?:-without-delete)?$/i

/** Whether an unknown option probably carries a secret: then it is not enough to say that it is unknown. */
export function carriesSecret(rawName: string): boolean {
  return rawName === '-H' || rawName === '-u' || words.test(rawName.replace(/^-+/, ''))
}

/** What to say of it. The value is never repeated. */
export function secretHint(rawName: string): string {
  return [
    `${rawName} is refused: the list of processes and the history of the shell show a secret on the command line.`,
    'Pass it in the environment (BULK_IMPORT_AUTHORIZATION, BULK_IMPORT_OAUTH_CLIENT_SECRET, BULK_IMPORT_PN_SECRET)',
    'or in a file (--authorization-file, or the same variables with _FILE appended).',
    'If this one was real, replace it: it has been exposed.',
  ].join('\n')
}
