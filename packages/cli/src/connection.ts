import type { ClientOptions } from '@bulk-import/client'
import { type Shell, variable } from './context.ts'
import { readDuration, readWhole } from './numbers.ts'
import type { Given, OptionTable } from './options.ts'
import { UsageFault } from './usage-fault.ts'

/** Where a server is, for every command that sends something. */
export const addressOptions = {
  'base-url': {
    value: 'URL',
    help: 'where the API is; or BULK_IMPORT_BASE_URL. Default: the production address of the contract, which is inferred (C08)',
  },
  'client-id': { value: 'ID', help: 'the account (S28); or BULK_IMPORT_CLIENT_ID' },
  'authorization-file': {
    value: 'PATH',
    help: 'a file with the value of the Authorization header. Other ways to give credentials, all by the environment, are in README.md; a secret is never an option',
  },
  'allow-insecure-http': { help: 'permits http: to another machine; credentials then travel in clear' },
} as const satisfies OptionTable

export const connectionOptions = {
  ...addressOptions,
  timeout: { value: 'DURATION', help: 'bounds one attempt; default 30s' },
  deadline: { value: 'DURATION', help: 'bounds the whole call; default 2m' },
  'max-attempts': {
    value: 'N',
    help: 'how often the request is sent at most, where that cannot start a second import; default 3',
  },
} as const satisfies OptionTable

interface Address {
  clientId: string
  baseUrl: string | undefined
  allowInsecureHttp: boolean
}

/** Where to connect to; options go before the environment. @throws UsageFault */
export function readAddress(given: Given<keyof typeof addressOptions>, shell: Pick<Shell, 'env'>): Address {
  const clientId = given.text('client-id') ?? variable(shell, 'BULK_IMPORT_CLIENT_ID')
  if (clientId === undefined) throw new UsageFault('Give the account: --client-id or BULK_IMPORT_CLIENT_ID (S28).')
  return {
    clientId,
    baseUrl: given.text('base-url') ?? variable(shell, 'BULK_IMPORT_BASE_URL'),
    allowInsecureHttp: given.has('allow-insecure-http'),
  }
}

export type Connection = Omit<ClientOptions, 'auth' | 'hooks'>

/** Where to connect to, and with how much patience. Credentials are apart. @throws UsageFault */
export async function readConnection(
  given: Given<keyof typeof connectionOptions>,
  shell: Pick<Shell, 'env' | 'signal'>,
): Promise<Connection> {
  const { clientId, baseUrl, allowInsecureHttp } = readAddress(given, shell)
  const timeout = given.text('timeout')
  const deadline = given.text('deadline')
  const maxAttempts = given.text('max-attempts')
  return {
    clientId,
    signal: shell.signal,
    allowInsecureHttp,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(timeout !== undefined && { attemptTimeoutMs: await readDuration('--timeout', timeout) }),
    ...(deadline !== undefined && { deadlineMs: await readDuration('--deadline', deadline) }),
    ...(maxAttempts !== undefined && { maxAttempts: readWhole('--max-attempts', maxAttempts, 1, 100) }),
  }
}

/** What the options of the client are called here. */
const names: Readonly<Record<string, string>> = {
  allowInsecureHttp: '--allow-insecure-http',
  attemptTimeoutMs: '--timeout',
  auth: 'the credential',
  baseUrl: '--base-url',
  clientId: '--client-id',
  deadlineMs: '--deadline',
  maxAttempts: '--max-attempts',
}

/** What an option of the client is called here. */
export function nameHere(option: string): string {
  return Object.hasOwn(names, option) ? (names[option] as string) : option
}
