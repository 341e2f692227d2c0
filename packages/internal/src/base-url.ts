/**
 * Whether a host is this machine, to which a credential may travel in clear text. A name below `localhost` may be another.
 *
 * @param host a host name as a URL has it, or an IP address
 */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|(?:::ffff:)?127(?:\.\d{1,3}){3}|::1|\[::1\])$/.test(host)
}

/**
 * What is wrong with the base URL of a service, as the words after its name; undefined when nothing is. `http:` is for this machine, unless
 * `allowInsecureHttp` is true.
 *
 * @param nameOption what messages call the options `auth` and `allowInsecureHttp`
 */
export function baseUrlProblem(
  value: unknown,
  allowInsecureHttp: unknown,
  nameOption: (option: 'auth' | 'allowInsecureHttp') => string = (option) => `\`${option}\``,
): string | undefined {
  const url = typeof value === 'string' ? URL.parse(value) : null
  if (url === null) return 'must be a complete URL, such as https://host/path'
  const { protocol, hostname, username, password, search, hash } = url
  if (protocol !== 'https:' && protocol !== 'http:') return 'must begin with https:'
  if (username || password) return `must not contain credentials; pass them as ${nameOption('auth')}`
  if (search || hash || /[?#]$/.test(String(value))) return 'must have no query and no fragment'
  if (protocol === 'https:' || isLoopback(hostname) || allowInsecureHttp === true) return undefined
  return `must begin with https:. To send credentials in clear text anyway, set ${nameOption('allowInsecureHttp')}`
}

/** A base URL without the slash at its end, so that a path can follow it. */
export function withoutTrailingSlash(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl)
  return origin + pathname.replace(/\/+$/, '')
}
