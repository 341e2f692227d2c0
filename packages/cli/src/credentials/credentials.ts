import { readFile, stat } from 'node:fs/promises'
import type { Auth } from '@bulk-import/client'
import { oauthClientCredentials } from '@bulk-import/client/oauth'
import { pnAuthInfo3 } from '@bulk-import/client/pnauthinfo3'
import { printable } from '@bulk-import/internal/printable'
import { type CommandContext, variable } from '../context.ts'
import { CommandLineError, fileError } from '../errors.ts'
import { say } from '../output.ts'
import { isTimestampFormat, timestampFormats } from './timestamp.ts'

type Environment = Pick<CommandContext, 'env' | 'stderr'>

/** The methods: what their variables begin with, and the rest of the names. A secret may come in a file, by its name with _FILE. */
const methods = [
  { prefix: 'BULK_IMPORT_AUTHORIZATION', required: [], secret: '', optional: [], read: readAuthorization },
  {
    prefix: 'BULK_IMPORT_OAUTH_',
    required: ['TOKEN_URL', 'CLIENT_ID', 'SCOPE'],
    secret: 'CLIENT_SECRET',
    optional: [],
    read: readOAuth,
  },
  {
    prefix: 'BULK_IMPORT_PN_',
    required: ['USER_ID', 'TIMESTAMP'],
    secret: 'SECRET',
    optional: ['HASH'],
    read: readPnAuthInfo3,
  },
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
  const [method, other] = methods.filter(({ prefix, required, secret, optional }) =>
    [...required, secret, `${secret}_FILE`, ...optional].some((name) => isSet(prefix + name)),
  )
  if (method === undefined) {
    throw new CommandLineError(
      'Missing credentials, such as BULK_IMPORT_AUTHORIZATION. See bulk-import help credentials.',
    )
  }
  const { prefix, required, secret } = method
  if (other !== undefined) {
    throw new CommandLineError(`The environment holds two credentials, ${prefix}… and ${other.prefix}…. Remove one.`)
  }
  const missing = required.filter((name) => !isSet(prefix + name))
  if (!isSet(prefix + secret) && !isSet(`${prefix}${secret}_FILE`)) missing.push(secret)
  if (missing.length === 0) return method.read(environment)
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
  return value === '' ? undefined : checkHeader(value, name)
}

async function readHeaderFile(file: string, option: string, environment: Environment): Promise<string> {
  return checkHeader(await readSecretFile(file, option, environment), option)
}

function checkHeader(value: string, source: string): string {
  if (/^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(value)) return value
  throw new CommandLineError(`${source} must be one line of visible ASCII characters.`)
}

async function readAuthorization(environment: Environment): Promise<Auth> {
  const name = 'BULK_IMPORT_AUTHORIZATION'
  return checkHeader(await readSecret(name, environment), name)
}

async function readOAuth(environment: Environment): Promise<Auth> {
  const text = (name: string) => variable(environment, `BULK_IMPORT_OAUTH_${name}`) ?? ''
  const clientSecret = await readSecret('BULK_IMPORT_OAUTH_CLIENT_SECRET', environment)
  const [tokenUrl, clientId, scope] = [text('TOKEN_URL'), text('CLIENT_ID'), text('SCOPE')]
  try {
    return oauthClientCredentials({ tokenUrl, clientId, clientSecret, scope })
  } catch {
    throw new CommandLineError('BULK_IMPORT_OAUTH_TOKEN_URL must be an https: URL, since the secret is sent there.')
  }
}

async function readPnAuthInfo3(environment: Environment): Promise<Auth> {
  const text = (name: string) => variable(environment, `BULK_IMPORT_PN_${name}`) ?? ''
  const [userId, format, hash] = [text('USER_ID'), text('TIMESTAMP'), text('HASH') || 'SHA256']
  if (!isTimestampFormat(format)) {
    const known = Object.keys(timestampFormats).join(', ')
    throw new CommandLineError(
      `BULK_IMPORT_PN_TIMESTAMP must be one of ${known}. No page that we could read says which is right: ask the vendor.`,
    )
  }
  if (hash !== 'SHA256' && hash !== 'SHA384' && hash !== 'SHA512') {
    throw new CommandLineError('BULK_IMPORT_PN_HASH must be SHA256, SHA384 or SHA512.')
  }
  const secret = await readSecret('BULK_IMPORT_PN_SECRET', environment)
  return pnAuthInfo3({ userId, secret, hash, timestamp: timestampFormats[format] })
}

/** A secret from its variable, or from the file that the variable with _FILE names; empty when there is neither. */
async function readSecret(name: string, environment: Environment): Promise<string> {
  const [value, file] = [variable(environment, name), variable(environment, `${name}_FILE`)]
  if (value !== undefined && file !== undefined) {
    throw new CommandLineError(`${name} and ${name}_FILE are both set. Remove one.`)
  }
  return file === undefined ? (value ?? '') : readSecretFile(file, `${name}_FILE`, environment)
}

async function readSecretFile(path: string, source: string, environment: Environment): Promise<string> {
  try {
    const value = (await readFile(path, 'utf8')).replace(/\r?\n$/, '') // editors end a file with a line break
    if (value === '') throw new CommandLineError(`${source}: the file ${printable(path)} is empty.`)
    // Windows has no such mode.
    if (process.platform !== 'win32' && (await stat(path)).mode & 0o004) {
      await say(environment, `${source}: everybody on this machine can read ${printable(path)}. Use chmod 600.`)
    }
    return value
  } catch (error) {
    throw error instanceof CommandLineError ? error : fileError(`${source}: cannot read`, path, error as Error)
  }
}
