import { readFile, stat } from 'node:fs/promises'
import type { Auth } from '@bulk-import/client'
import { oauthClientCredentials } from '@bulk-import/client/oauth'
import { pnAuthInfo3 } from '@bulk-import/client/pnauthinfo3'
import { printable } from '@bulk-import/internal/printable'
import { isHeaderValue } from '@bulk-import/internal/request-parts'
import { type CommandContext, variable } from './context.ts'
import { CommandLineError, failFor } from './errors.ts'
import { say } from './output.ts'

type Environment = Pick<CommandContext, 'env' | 'stderr'>

interface Method {
  /** What the names of its variables begin with. */
  prefix: string
  required: string[]
  /** The rest of the name of its secret, which may come in a file, by its name with _FILE. */
  secret: string
  authOf(text: (name: string) => string, secret: string): Auth
}

const methods: Method[] = [
  {
    prefix: 'BULK_IMPORT_AUTHORIZATION',
    required: [],
    secret: '',
    authOf: (_, secret) => checkHeader(secret, 'BULK_IMPORT_AUTHORIZATION'),
  },
  {
    prefix: 'BULK_IMPORT_OAUTH_',
    required: ['TOKEN_URL', 'CLIENT_ID', 'SCOPE'],
    secret: 'CLIENT_SECRET',
    authOf: oauth,
  },
  { prefix: 'BULK_IMPORT_PN_', required: ['USER_ID', 'TIMESTAMP'], secret: 'SECRET', authOf: pn },
]

/**
 * The credentials: those of the file that is given, or of the one method that the environment holds. A method must be complete, and two
 * are refused, so that nobody sends what was meant for another job.
 *
 * @throws CommandLineError; it names variables and files, never a value
 */
export async function readCredentials(file: string | undefined, environment: Environment): Promise<Auth> {
  if (file !== undefined) return readHeaderFile(file, '--authorization-file', environment)
  const isSet = (name: string) => variable(environment, name) !== undefined
  const [method, other] = methods.filter(({ prefix, required, secret }) =>
    [...required, secret, `${secret}_FILE`].some((name) => isSet(prefix + name)),
  )
  if (method === undefined) {
    throw new CommandLineError(
      'Missing credentials, such as BULK_IMPORT_AUTHORIZATION. See bulk-import help credentials.',
    )
  }
  const { prefix, required, secret, authOf } = method
  if (other !== undefined) {
    throw new CommandLineError(`The environment holds two credentials, ${prefix}… and ${other.prefix}…. Remove one.`)
  }
  const value = await readSecret(prefix + secret, environment)
  const missing = [...required.filter((name) => !isSet(prefix + name)), ...(value === undefined ? [secret] : [])]
  if (value !== undefined && missing.length === 0) {
    return authOf((name) => variable(environment, prefix + name) ?? '', value)
  }
  const names = missing.map((name) => prefix + name).join(', ')
  throw new CommandLineError(`The credentials are incomplete. Missing: ${names}.`)
}

/** The Authorization header of another user: from a file that an option names, or as by `readSecret`; undefined when there is none. */
export async function readOtherHeader(
  file: string | undefined,
  option: string,
  name: string,
  environment: Environment,
): Promise<string | undefined> {
  if (file !== undefined) return readHeaderFile(file, option, environment)
  const value = await readSecret(name, environment)
  return value === undefined ? undefined : checkHeader(value, name)
}

async function readHeaderFile(file: string, option: string, environment: Environment): Promise<string> {
  return checkHeader(await readSecretFile(file, option, environment), option)
}

function checkHeader(value: string, source: string): string {
  if (isHeaderValue(value)) return value
  throw new CommandLineError(`${source} must be one line of visible ASCII characters.`)
}

function oauth(text: (name: string) => string, clientSecret: string): Auth {
  const [tokenUrl, clientId, scope] = [text('TOKEN_URL'), text('CLIENT_ID'), text('SCOPE')]
  try {
    return oauthClientCredentials({ tokenUrl, clientId, clientSecret, scope })
  } catch {
    throw new CommandLineError('BULK_IMPORT_OAUTH_TOKEN_URL must be an https: URL, since the secret is sent there.')
  }
}

function pn(text: (name: string) => string, secret: string): Auth {
  const [userId, format, hash] = [text('USER_ID'), text('TIMESTAMP'), text('HASH') || 'SHA256']
  if (!Object.hasOwn(timestampFormats, format)) {
    const known = Object.keys(timestampFormats).join(', ')
    throw new CommandLineError(
      `BULK_IMPORT_PN_TIMESTAMP must be one of ${known}. No page that we could read says which is right: ask the vendor.`,
    )
  }
  if (hash !== 'SHA256' && hash !== 'SHA384' && hash !== 'SHA512') {
    throw new CommandLineError('BULK_IMPORT_PN_HASH must be SHA256, SHA384 or SHA512.')
  }
  return pnAuthInfo3({ userId, secret, hash, timestamp: timestampFormats[format as keyof typeof timestampFormats] })
}

/**
 * The timestamp formats of PNAUTHINFO3. The vendor accepts ISO 8601 in two time zones; which format stands for which is not on its
 * public pages, so there is no default. Its example has no zone, a third party's code sends UTC without Z, and other parts of the
 * product take no zone as US Eastern. All are cut to whole seconds, never rounded up: the vendor refuses a time in the future.
 */
export const timestampFormats = {
  'utc-with-z': (now: Date) => `${now.toISOString().slice(0, 19)}Z`,
  'utc-without-z': (now: Date) => now.toISOString().slice(0, 19),
  'eastern-without-zone': (now: Date) => eastern.format(now).replace(' ', 'T'),
} as const

// Sweden writes dates as ISO 8601 does.
const eastern = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** A secret from its variable, or from the file that the variable with _FILE names; undefined when there is neither. */
async function readSecret(name: string, environment: Environment): Promise<string | undefined> {
  const [value, file] = [variable(environment, name), variable(environment, `${name}_FILE`)]
  if (value !== undefined && file !== undefined) {
    throw new CommandLineError(`${name} and ${name}_FILE are both set. Remove one.`)
  }
  return file === undefined ? value : readSecretFile(file, `${name}_FILE`, environment)
}

async function readSecretFile(path: string, source: string, environment: Environment): Promise<string> {
  const fail = failFor(`${source}: cannot read`, path)
  const value = (await readFile(path, 'utf8').catch(fail)).replace(/\r?\n$/, '') // editors end a file with a line break
  if (value === '') throw new CommandLineError(`${source}: the file ${printable(path)} is empty.`)
  // Windows has no such mode.
  if (process.platform !== 'win32' && (await stat(path).catch(fail)).mode & 0o004) {
    await say(environment, `${source}: everybody on this machine can read ${printable(path)}. Use chmod 600.`)
  }
  return value
}
