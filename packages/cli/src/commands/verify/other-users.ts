import type { StandIn, VerifyOptions } from '@bulk-import/verify'
import type { CommandContext } from '../../context.ts'
import { readOtherHeader } from '../../credentials/credentials.ts'
import { defined } from '../../options/defined.ts'
import { text } from '../../options/option-types.ts'
import type { Options } from '../../options/read-options.ts'

/** Other accounts and users, for the cases that show how the server treats them. */
export const otherUserOptions = {
  unknownClientId: text('ID', 'Client id that the server does not know (S29)'),
  authorizationWithoutDeleteFile: text(
    'PATH',
    'File with the Authorization header of a user who may not delete (C16), or BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE',
  ),
  clientIdWithoutDelete: text('ID', 'Client id of that user, where it is another'),
  wrongAuthorizationFile: text(
    'PATH',
    'File with a wrong Authorization header (S59), or BULK_IMPORT_WRONG_AUTHORIZATION. Some services then lock the account',
  ),
  clientIdWrongAuthorization: text('ID', 'Client id that it is sent for, where it is another'),
}

/** @throws CommandLineError */
export async function readOtherUsers(
  options: Options<typeof otherUserOptions>,
  context: CommandContext,
): Promise<Partial<VerifyOptions>> {
  const withoutDelete = await readOtherHeader(
    options.authorizationWithoutDeleteFile,
    '--authorization-without-delete-file',
    'BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE',
    context,
  )
  const wrong = await readOtherHeader(
    options.wrongAuthorizationFile,
    '--wrong-authorization-file',
    'BULK_IMPORT_WRONG_AUTHORIZATION',
    context,
  )
  return defined({
    unknownClientId: options.unknownClientId,
    authorizationWithoutDelete: standIn(options.clientIdWithoutDelete, withoutDelete),
    wrongAuthorization: standIn(options.clientIdWrongAuthorization, wrong),
  })
}

function standIn(clientId: string | undefined, authorization: string | undefined): StandIn | undefined {
  return clientId === undefined && authorization === undefined ? undefined : defined({ clientId, authorization })
}
