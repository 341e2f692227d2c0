import { isLoopback } from '@bulk-import/internal/base-url'
import { hookNames } from './hooks.ts'
import { isJsonObject, own } from './own.ts'
import { areHeaders, isHeaderValue } from './transport/headers.ts'

/** What a value must be; undefined when it is. No check repeats a text, which may be a secret. */
export type Check = (value: unknown, options: object) => string | undefined

const milliseconds = must('be a positive number of milliseconds', (value) => typeof value === 'number' && value > 0)
const positiveInteger = must(
  'be a positive integer',
  (value) => (Number.isInteger(value) || value === Number.POSITIVE_INFINITY) && Number(value) > 0,
)

/** The options of a call. */
export const callChecks: Readonly<Record<string, Check>> = {
  signal: must('be an AbortSignal', (value) => typeof (value as AbortSignal | null)?.addEventListener === 'function'),
  deadlineMs: milliseconds,
  attemptTimeoutMs: milliseconds,
  maxAttempts: positiveInteger,
  headers: must(
    'be an object of header names and values, without Authorization (that is `auth`), Content-Type, Host, Content-Length and Transfer-Encoding',
    areHeaders,
  ),
}

/** The options of a client. */
export const clientChecks: Readonly<Record<string, Check>> = {
  ...callChecks,
  // A lone surrogate cannot be encoded; a slash, encoded or not, is a new segment to many servers.
  clientId: must(
    'be a non-empty string other than "." and "..", without slashes and control characters',
    (value) => typeof value === 'string' && /^(?!\.{1,2}$)[^/\\\p{C}]+$/u.test(value),
  ),
  auth: must(
    'be the value of the Authorization header, one line of visible ASCII characters, or a function that gives it',
    (value) => typeof value === 'function' || isHeaderValue(value),
  ),
  baseUrl: checkBaseUrl,
  allowInsecureHttp: must('be true or false', (value) => typeof value === 'boolean'),
  hooks: must(
    `be an object of functions, named ${hookNames.join(', ')}`,
    (value) => isJsonObject(value) && Object.entries(value).every(isHook),
  ),
  fetch: must('be a function', isFunction),
  maxWaitMs: milliseconds,
  maxBodyBytes: positiveInteger,
  runtime: must('have the functions now, monotonic, random and schedule', (value) =>
    ['now', 'monotonic', 'random', 'schedule'].every((name) => isFunction(Object(value)[name])),
  ),
}

function isHook([name, hook]: [string, unknown]): boolean {
  return hookNames.includes(name) && (hook === undefined || isFunction(hook))
}

function must(be: string, isFine: (value: unknown) => boolean): Check {
  return (value) => (isFine(value) ? undefined : `must ${be}${instead(value)}`)
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

/** What was given instead, but for a text. */
function instead(value: unknown): string {
  if (typeof value === 'string') return value === '' ? ', got an empty string' : ''
  const isPlain = value == null || typeof value === 'number' || typeof value === 'boolean'
  return `, got ${isPlain ? value : `a value of type ${typeof value}`}`
}

function checkBaseUrl(value: unknown, options: object): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return 'must be a whole address, such as https://host/path'
  const { protocol, hostname, username, password, search, hash } = new URL(value)
  if (protocol !== 'https:' && protocol !== 'http:') return 'must be an address with https:'
  if (username || password) return 'must be without credentials; give them as `auth`'
  if (search || hash || /[?#]$/.test(value)) return 'must be without query and fragment'
  if (protocol === 'https:' || isLoopback(hostname) || own(options, 'allowInsecureHttp') === true) return undefined
  return 'must be an address with https:. To send credentials in clear all the same, set `allowInsecureHttp`'
}

/** ` Did you mean …?`, when a name is near. */
export function didYouMean(given: string, names: readonly string[]): string {
  const nearest = names.find((name) => isNear(given.toLowerCase(), name.toLowerCase()))
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`
}

/** Whether a name begins with a text, or has at most two letters to change, to insert or to leave out. */
function isNear(text: string, name: string): boolean {
  return (text !== '' && name.startsWith(text)) || isWithin(2, text.slice(0, 40), name)
}

function isWithin(edits: number, one: string, other: string): boolean {
  if (one === other) return true
  const [restOfOne, restOfOther] = [one.slice(1), other.slice(1)]
  if (one[0] === other[0]) return isWithin(edits, restOfOne, restOfOther)
  if (edits === 0) return false
  const left = edits - 1
  return isWithin(left, restOfOne, restOfOther) || isWithin(left, restOfOne, other) || isWithin(left, one, restOfOther)
}
