import type { VerifyOptions } from '@bulk-import/verify'
import { addressOptions, readAddress } from '../../connection.ts'
import type { Shell } from '../../context.ts'
import { readCredentials } from '../../credentials.ts'
import { readDuration, readWhole } from '../../numbers.ts'
import type { Given, OptionTable } from '../../options.ts'
import { UsageFault } from '../../usage-fault.ts'
import { readStandIns, standInOptions } from './stand-ins.ts'

export const settingOptions = {
  ...addressOptions,
  'base-url': { value: 'URL', help: 'where the API is; or BULK_IMPORT_BASE_URL. There is no default' },
  'max-imports': {
    value: 'N',
    help: 'the most imports that are ever opened, also by a server that accepts what it should refuse; default: any number',
  },
  'allow-deletions': {
    help: 'also sends requests that a server might take for a deletion. Nothing is deleted before an import is executed, which is never done (S21)',
  },
  'no-deletions': {
    help: 'sends none of them, not even that of a user who may not delete; without either option, only that one is sent, where such a user is given',
  },
  strict: { help: 'counts what only a decision of the contract says (C…) as broken, too' },
  'match-value': {
    value: 'TEXT',
    help: 'the name of an alternate id type or the like that the account has, for matching by it (S36, S61)',
  },
  ...standInOptions,
  only: {
    value: 'TEXTS',
    isList: true,
    help: 'only cases whose id contains one of these texts, or that cite one of these statements: a list, with commas, such as boundary,S33',
  },
  seed: { value: 'N', help: 'sends the cases in another order, the same for the same seed' },
  bail: { help: 'stops at the first case that is broken' },
  timeout: { value: 'DURATION', help: 'how long one answer may take; default 10s' },
  'max-wait': { value: 'DURATION', help: 'the longest wait that the server may ask for by Retry-After; default 60s' },
  concurrency: { value: 'N', help: 'how many requests are on their way at once; default 1' },
} as const satisfies OptionTable

type SettingOptions = Given<keyof typeof settingOptions>

/** The server to verify, and the credentials for it. @throws UsageFault */
export async function readTarget(
  given: SettingOptions,
  shell: Shell,
): Promise<Pick<VerifyOptions, 'baseUrl' | 'clientId' | 'authorization' | 'allowInsecureHttp'>> {
  const { baseUrl, ...address } = readAddress(given, shell)
  // The address of production is not taken for granted here: every run opens imports.
  if (baseUrl === undefined) throw new UsageFault('Give the server: --base-url or BULK_IMPORT_BASE_URL.')
  return { ...address, baseUrl, authorization: await readCredentials(given.text('authorization-file'), shell) }
}

/** What is sent there, and how. @throws UsageFault */
export async function readSettings(given: SettingOptions, shell: Shell): Promise<Partial<VerifyOptions>> {
  const matchValue = given.text('match-value')
  const standIns = await readStandIns(given, shell)
  if (given.has('no-deletions') && standIns.authorizationWithoutDelete !== undefined) {
    throw new UsageFault(
      '--no-deletions excludes a user who may not delete (--client-id-without-delete, --authorization-without-delete-file or BULK_IMPORT_AUTHORIZATION_WITHOUT_DELETE): the one case for such a user deletes. Leave one of them out.',
    )
  }
  return {
    nameOption: (option) => optionNames[option] ?? `--${option}`,
    variablePrefix: 'BULK_IMPORT_',
    ...whole(given, 'max-imports', 'maxImports', 0, 1_000_000),
    ...whole(given, 'seed', 'seed', 0, 2 ** 32 - 1),
    ...whole(given, 'concurrency', 'concurrency', 1, 100),
    ...(await duration(given, 'timeout', 'timeoutMs')),
    ...(await duration(given, 'max-wait', 'maxWaitMs')),
    ...standIns,
    ...(matchValue !== undefined && { values: { MatchValue: matchValue } }),
    only: readOnly(given.text('only')),
    ...readDeletions(given),
    strict: given.has('strict'),
    bail: given.has('bail'),
  }
}

/** What `verify` calls an option, and what it is called here. */
const optionNames: Readonly<Record<string, string>> = {
  allowDeletions: '--allow-deletions',
  allowInsecureHttp: '--allow-insecure-http',
  authorization: 'the credentials',
  authorizationWithoutDelete: '--authorization-without-delete-file',
  baseUrl: '--base-url',
  clientId: '--client-id',
  maxImports: '--max-imports',
  maxWaitMs: '--max-wait',
  timeoutMs: '--timeout',
  unknownClientId: '--unknown-client-id',
  values: '--match-value',
  wrongAuthorization: '--wrong-authorization-file',
}

/** Whether deletions are sent; without either option, only that of a user without the permission is. @throws UsageFault */
function readDeletions(given: SettingOptions): Pick<VerifyOptions, 'allowDeletions'> {
  const [isAllowed, isForbidden] = [given.has('allow-deletions'), given.has('no-deletions')]
  if (isAllowed && isForbidden) {
    throw new UsageFault('--allow-deletions and --no-deletions exclude each other.')
  }
  return isAllowed || isForbidden ? { allowDeletions: isAllowed } : {}
}

function readOnly(text: string | undefined): string[] {
  const texts = text?.split(',').map((one) => one.trim()) ?? []
  // An empty one, from a variable that is not set, would be found in every id.
  if (texts.includes(''))
    throw new UsageFault('--only needs parts of ids or statements, with commas, such as boundary,S33.')
  return texts
}

function whole(
  given: SettingOptions,
  option: 'max-imports' | 'seed' | 'concurrency',
  name: 'maxImports' | 'seed' | 'concurrency',
  least: number,
  most: number,
): Partial<VerifyOptions> {
  const text = given.text(option)
  return text === undefined ? {} : { [name]: readWhole(`--${option}`, text, least, most) }
}

async function duration(
  given: SettingOptions,
  option: 'timeout' | 'max-wait',
  name: 'timeoutMs' | 'maxWaitMs',
): Promise<Partial<VerifyOptions>> {
  const text = given.text(option)
  return text === undefined ? {} : { [name]: await readDuration(`--${option}`, text) }
}
