import { readFile, stat } from 'node:fs/promises'
import type { Auth } from '@bulk-import/client'
import { oauthClientCredentials } from '@bulk-import/client/oauth'
import { pnAuthInfo3 } from '@bulk-import/client/pnauthinfo3'
import type { Shell } from './context.ts'
import { variable } from './context.ts'
import { printable, say } from './output.ts'
import { isTimestampForm, timestampForms, timestampIn } from './timestamp.ts'
import { fileFault, UsageFault } from './usage-fault.ts'

type Environment = Pick<Shell, 'env' | 'stderr'>

interface Way {
  /** What its variables begin with, for messages. */
  prefix: string
  /** The rest of the names that it needs; one for a secret may end with _FILE instead. */
  needs: readonly string[]
  /** The rest of the names that it can have besides. */
  takes: readonly string[]
  read(shell: Environment): Promise<Auth>
}

const ways: readonly Way[] = [
  {
    prefix: 'BULK_IMPORT_AUTHORIZATION',
    needs: [''],
    takes: ['_FILE'],
    read: (shell) => secret(shell, 'BULK_IMPORT_AUTHORIZATION'),
  },
  {
    prefix: 'BULK_IMPORT_OAUTH_',
    needs: ['TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'SCOPE'],
    takes: ['CLIENT_SECRET_FILE'],
    read: readOAuth,
  },
  {
    prefix: 'BULK_IMPORT_PN_',
    needs: ['USER_ID', 'SECRET', 'TIMESTAMP'],
    takes: ['SECRET_FILE', 'HASH'],
    read: readPnAuthInfo3,
  },
]

/**
 * The credentials: those of the file that was named, or of the one way that the environment holds. A way that is begun has
 * to be whole, and two of them are refused, so that nobody sends what was meant for another job.
 *
 * @throws UsageFault; it names variables and files, never a value
 */
export async function readCredentials(file: string | undefined, shell: Environment): Promise<Auth> {
  if (file !== undefined) return readSecret(file, '--authorization-file', shell)
  const [way, other] = ways.filter(({ prefix, needs, takes }) =>
    [...needs, ...takes].some((name) => variable(shell, prefix + name) !== undefined),
  )
  if (way === undefined) {
    throw new UsageFault(
      'Give credentials by the environment: BULK_IMPORT_AUTHORIZATION with the value of the header, or _OAUTH_… or _PN_… (see README.md); or by --authorization-file (S26).',
    )
  }
  if (other !== undefined) {
    throw new UsageFault(`The environment holds two credentials, ${way.prefix}… and ${other.prefix}…. Leave one.`)
  }
  const missing = way.needs.map((need) => way.prefix + need).filter((name) => !isGiven(shell, name))
  if (missing.length > 0) throw new UsageFault(`The credentials are not whole. What is missing: ${missing.join(', ')}.`)
  return way.read(shell)
}

/**
 * The credential of another user, for what shows how the server treats him: from the file that the option names, or from the
 * variable, or from the file that the variable with _FILE names. Undefined when there is none of them.
 *
 * @throws UsageFault; it names variables and files, never a value
 */
export async function readOtherCredential(
  option: string,
  file: string | undefined,
  name: string,
  shell: Environment,
): Promise<string | undefined> {
  const value = file === undefined ? await secret(shell, name) : await readSecret(file, option, shell)
  if (value === '' || /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(value)) return value || undefined
  throw new UsageFault(`${file === undefined ? name : option} must hold one line of visible ASCII characters.`)
}

/** Secrets may come in a file. */
function isGiven(shell: Environment, name: string): boolean {
  const mayBeFile = /SECRET$|AUTHORIZATION$/.test(name)
  return variable(shell, name) !== undefined || (mayBeFile && variable(shell, `${name}_FILE`) !== undefined)
}

async function readOAuth(shell: Environment): Promise<Auth> {
  const text = (name: string) => variable(shell, `BULK_IMPORT_OAUTH_${name}`) ?? ''
  const clientSecret = await secret(shell, 'BULK_IMPORT_OAUTH_CLIENT_SECRET')
  try {
    const [tokenUrl, clientId, scope] = [text('TOKEN_URL'), text('CLIENT_ID'), text('SCOPE')]
    return oauthClientCredentials({ tokenUrl, clientId, clientSecret, scope })
  } catch {
    throw new UsageFault('BULK_IMPORT_OAUTH_TOKEN_URL must be an address with https:, since the secret is sent there.')
  }
}

async function readPnAuthInfo3(shell: Environment): Promise<Auth> {
  const text = (name: string) => variable(shell, `BULK_IMPORT_PN_${name}`)
  const form = text('TIMESTAMP') ?? ''
  if (!isTimestampForm(form)) {
    throw new UsageFault(
      `BULK_IMPORT_PN_TIMESTAMP must be one of ${Object.keys(timestampForms).join(', ')}. No page that we could read says which is right: ask the vendor.`,
    )
  }
  const hash = text('HASH') ?? 'SHA256'
  if (hash !== 'SHA256' && hash !== 'SHA384' && hash !== 'SHA512') {
    throw new UsageFault('BULK_IMPORT_PN_HASH must be SHA256, SHA384 or SHA512.')
  }
  const [userId = '', secretText] = [text('USER_ID'), await secret(shell, 'BULK_IMPORT_PN_SECRET')]
  return pnAuthInfo3({ userId, secret: secretText, hash, timestamp: (now) => timestampIn(form, now) })
}

/** A secret from its variable, or from the file that the variable with _FILE names. */
async function secret(shell: Environment, name: string): Promise<string> {
  const [value, file] = [variable(shell, name), variable(shell, `${name}_FILE`)]
  if (value !== undefined && file !== undefined) {
    throw new UsageFault(`${name} and ${name}_FILE are both given. Leave one.`)
  }
  return file === undefined ? (value ?? '') : readSecret(file, `${name}_FILE`, shell)
}

async function readSecret(path: string, source: string, shell: Environment): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw fileFault(`${source}: cannot read`, path, error)
  })
  const value = text.replace(/\r?\n$/, '') // editors end a file with a line break
  if (value === '') throw new UsageFault(`${source}: the file ${path} is empty.`)
  if (await isOpenToAll(path)) {
    await say(shell, `${source}: everybody on this machine can read ${printable(path)}. chmod 600 keeps it to you.`)
  }
  return value
}

async function isOpenToAll(path: string): Promise<boolean> {
  if (process.platform === 'win32') return false // has no such mode
  const { mode } = await stat(path)
  return (mode & 0o004) !== 0
}
