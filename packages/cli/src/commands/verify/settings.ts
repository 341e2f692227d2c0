import type { StandIn, VerifyOptions } from '@bulk-import/verify'
import { addressOptions, readAddress } from '../../connection.ts'
import type { CommandContext } from '../../context.ts'
import { readCredentials, readOtherHeader } from '../../credentials.ts'
import { CommandLineError } from '../../errors.ts'
import { inferredOption, readInferred } from '../../options/inferred.ts'
import { duration, flag, integer, list, text } from '../../options/option-types.ts'
import { defined, flagOf, type Options } from '../../options/read-options.ts'
import { readRecords } from './records.ts'

export const settingOptions = {
  ...addressOptions,
  baseUrl: text('URL', 'Base URL of the API, or BULK_IMPORT_BASE_URL. There is no default'),
  maxImports: integer(
    'Maximum number of imports that are opened, and of stage requests, whatever the server accepts',
    0,
    1_000_000,
  ),
  allowDeletions: flag('Also send requests for a deletion. Nothing is deleted before an import is executed (S21)'),
  noDeletions: flag(
    'Send none, not even the one of a user who may not delete, which is otherwise sent if one is given',
  ),
  strict: flag('Also fail for what only a decision of the contract (C…) or older help of the vendor (L…) says'),
  matchValue: text('TEXT', 'Name of an alternate id type that the account has, for matching by it (S36, S61)'),
  unknownClientId: text('ID', 'Client id that the server does not know (S29)'),
  authorizationWithoutDeleteFile: text(
    'PATH',
    'File with the Authorization header of a user who may not delete (C16), or BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE',
  ),
  clientIdWithoutDelete: text('ID', 'Client id of that user, if it is a different one'),
  wrongAuthorizationFile: text(
    'PATH',
    'File with a wrong Authorization header (S59), or BULK_IMPORT_WRONG_AUTHORIZATION. Some services then lock the account',
  ),
  clientIdWrongAuthorization: text('ID', 'Client id that it is sent for, if it is a different one'),
  provisional: flag('Provisional. Also send the cases of the steps after Initiate. No import is executed'),
  records: text('FILE', 'Provisional. Records that may be staged, one object of JSON a line. Without them nothing is'),
  ...inferredOption,
  only: list('TEXTS', 'Only cases whose id contains one of these, or that show one: for example boundary,S33'),
  seed: integer('Send the cases in another order, the same for the same seed', 0, 2 ** 32 - 1),
  bail: flag('Stop at the first violation'),
  timeout: duration('Time limit for each response (default 10s)'),
  maxWait: duration('Longest wait that the server may ask for by Retry-After (default 60s)'),
  concurrency: integer('Number of requests in flight at once (default 1)', 1, 100),
}

type SettingOptions = Options<typeof settingOptions>

/** The server to verify, and the credentials for it. @throws CommandLineError */
export async function readTarget(
  options: SettingOptions,
  context: CommandContext,
): Promise<Pick<VerifyOptions, 'baseUrl' | 'clientId' | 'authorization' | 'allowInsecureHttp'>> {
  const { baseUrl, ...address } = readAddress(options, context)
  // Production is never assumed here: every run opens imports.
  if (baseUrl === undefined) throw new CommandLineError('Missing --base-url (or BULK_IMPORT_BASE_URL).')
  return { ...address, baseUrl, authorization: await readCredentials(options.authorizationFile, context) }
}

/** What is sent there, and how. @throws CommandLineError */
export async function readSettings(options: SettingOptions, context: CommandContext): Promise<Partial<VerifyOptions>> {
  const { allowDeletions, noDeletions, matchValue, only = [], strict, bail, provisional } = options
  const { maxImports, seed, concurrency, timeout: timeoutMs, maxWait: maxWaitMs } = options
  const otherUsers = await readOtherUsers(options, context)
  if (allowDeletions && noDeletions) {
    throw new CommandLineError('--allow-deletions and --no-deletions exclude each other.')
  }
  if (noDeletions && otherUsers.authorizationWithoutDelete !== undefined) {
    throw new CommandLineError(
      '--no-deletions excludes a user who may not delete (--client-id-without-delete, --authorization-without-delete-file or BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE).',
    )
  }
  // An empty text, from a variable that is not set, would be found in every id.
  if (only.includes('')) throw new CommandLineError('--only must be parts of ids or statements, such as boundary,S33.')
  const records = options.records === undefined ? undefined : await readRecords(options.records)
  const inferred = readInferred(options.inferred)
  return {
    ...otherUsers,
    ...defined({ provisional, records, inferred }),
    ...defined({ maxImports, seed, concurrency, timeoutMs, maxWaitMs, only, strict, bail }),
    ...(matchValue !== undefined && { values: { MatchValue: matchValue } }),
    ...((allowDeletions || noDeletions) && { allowDeletions }),
    nameOption: (option) => optionNames[option] ?? flagOf(option),
    variablePrefix: 'BULK_IMPORT_',
  }
}

/** Other accounts and users, for the cases that show how the server treats them. */
async function readOtherUsers(options: SettingOptions, context: CommandContext): Promise<Partial<VerifyOptions>> {
  const standIn = async (clientId: string | undefined, file: string | undefined, name: string) => {
    const option = `--${name.toLowerCase().replaceAll('_', '-')}-file`
    const authorization = await readOtherHeader(file, option, `BULK_IMPORT_${name}`, context)
    const given: StandIn = defined({ clientId, authorization })
    return Object.keys(given).length === 0 ? undefined : given
  }
  const { clientIdWithoutDelete, authorizationWithoutDeleteFile } = options
  const { clientIdWrongAuthorization, wrongAuthorizationFile } = options
  return defined({
    unknownClientId: options.unknownClientId,
    authorizationWithoutDelete: await standIn(
      clientIdWithoutDelete,
      authorizationWithoutDeleteFile,
      'AUTHORIZATION_WITHOUT_DELETE',
    ),
    wrongAuthorization: await standIn(clientIdWrongAuthorization, wrongAuthorizationFile, 'WRONG_AUTHORIZATION'),
  })
}

/** What the command line calls the options of `verify`, where that is another name. */
const optionNames: Readonly<Record<string, string>> = {
  authorization: 'the credential',
  authorizationWithoutDelete: '--authorization-without-delete-file',
  maxWaitMs: '--max-wait',
  timeoutMs: '--timeout',
  values: '--match-value',
  wrongAuthorization: '--wrong-authorization-file',
}
