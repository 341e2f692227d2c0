import type { StandIn, VerifyOptions } from '@bulk-import/verify'
import type { Shell } from '../../context.ts'
import { readOtherCredential } from '../../credentials.ts'
import type { Given, OptionTable } from '../../options.ts'

/** Other accounts and users, for the cases that show how the server treats them. */
export const standInOptions = {
  'unknown-client-id': {
    value: 'ID',
    help: 'an account that the server does not know, for the case that needs one (S29)',
  },
  'authorization-without-delete-file': {
    value: 'PATH',
    help: 'a file with the Authorization header of a user who may not delete, for the case that needs one (C16); or BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE',
  },
  'client-id-without-delete': { value: 'ID', help: 'the account of that user, where it is another' },
  'wrong-authorization-file': {
    value: 'PATH',
    help: 'a file with an Authorization header that is not right, for the case that needs one (S59); or BULK_IMPORT_WRONG_AUTHORIZATION. Some services lock an account after several of them',
  },
  'client-id-wrong-authorization': { value: 'ID', help: 'the account that it is sent for, where it is another' },
} as const satisfies OptionTable

type StandInOptions = Given<keyof typeof standInOptions>

/** @throws UsageFault */
export async function readStandIns(given: StandInOptions, shell: Shell): Promise<Partial<VerifyOptions>> {
  const unknownClientId = given.text('unknown-client-id')
  const withoutDelete = standIn(
    given.text('client-id-without-delete'),
    await readOtherCredential(
      '--authorization-without-delete-file',
      given.text('authorization-without-delete-file'),
      'BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE',
      shell,
    ),
  )
  const wrong = standIn(
    given.text('client-id-wrong-authorization'),
    await readOtherCredential(
      '--wrong-authorization-file',
      given.text('wrong-authorization-file'),
      'BULK_IMPORT_WRONG_AUTHORIZATION',
      shell,
    ),
  )
  return {
    ...(unknownClientId !== undefined && { unknownClientId }),
    ...(withoutDelete !== undefined && { authorizationWithoutDelete: withoutDelete }),
    ...(wrong !== undefined && { wrongAuthorization: wrong }),
  }
}

function standIn(clientId: string | undefined, authorization: string | undefined): StandIn | undefined {
  if (clientId === undefined && authorization === undefined) return undefined
  return { ...(clientId !== undefined && { clientId }), ...(authorization !== undefined && { authorization }) }
}
