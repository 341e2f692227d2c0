import { systemClock } from './clock.ts'
import type { Settings, VerifyOptions } from './options.ts'
import { UsageError } from './usage-error.ts'

const least: Partial<Record<keyof VerifyOptions, number>> = {
  maxImports: 0,
  seed: 0,
  timeoutMs: 1,
  maxWaitMs: 0,
  concurrency: 1,
}

/** Checks the options and fills in the defaults. @throws UsageError */
export function settle(options: VerifyOptions): Settings {
  const { nameOption = (option: string) => option } = options
  const refuse: Refuse = (option, problem) => {
    throw new UsageError(option, `${nameOption(option)} ${problem}`)
  }
  for (const [name, value] of Object.entries(least)) {
    const given = options[name as keyof VerifyOptions]
    const isWhole = typeof given === 'number' && given >= value && given === Math.floor(given)
    if (given !== undefined && !isWhole) refuse(name, `must be a whole number from ${value}.`)
  }
  if (typeof options.authorization !== 'string' && typeof options.authorization !== 'function') {
    refuse('authorization', 'must be the value of the Authorization header, or a function that gives it (S26).')
  }
  if (options.allowDeletions === false && options.authorizationWithoutDelete !== undefined) {
    const flag = nameOption('allowDeletions')
    refuse('authorizationWithoutDelete', `is for a request that deletes, and ${flag} is false. Leave one of them out.`)
  }
  checkClientId('clientId', options.clientId, refuse)
  if (options.unknownClientId !== undefined) checkClientId('unknownClientId', options.unknownClientId, refuse)
  return {
    timeoutMs: 10_000,
    maxWaitMs: 60_000,
    concurrency: 1,
    maxImports: Number.POSITIVE_INFINITY,
    clock: systemClock,
    strict: false,
    bail: false,
    nameOption,
    variablePrefix: '',
    ...defined(options),
    only: [options.only ?? []].flat(),
    baseUrl: checkBaseUrl(options, nameOption, refuse),
  }
}

type Refuse = (option: string, problem: string) => never

function defined(options: VerifyOptions): VerifyOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as unknown as VerifyOptions
}

function checkClientId(name: string, clientId: unknown, refuse: Refuse): void {
  if (typeof clientId === 'string' && /^(?!\.{1,2}$)[^/\\\p{C}]+$/u.test(clientId)) return
  refuse(name, 'must not be empty, "." or "..", and must have no slash and no control character.')
}

function checkBaseUrl(
  { baseUrl, allowInsecureHttp }: VerifyOptions,
  nameOption: Settings['nameOption'],
  refuse: Refuse,
): string {
  if (!URL.canParse(baseUrl)) refuse('baseUrl', 'must be a whole address, such as https://host/path.')
  const { protocol, hostname, username, password, origin, pathname, search, hash } = new URL(baseUrl)
  if (protocol !== 'https:' && protocol !== 'http:') refuse('baseUrl', 'must have https:.')
  if (username || password) {
    refuse('baseUrl', `must hold no credentials; give them as ${nameOption('authorization')}.`)
  }
  if (search || hash || /[?#]$/.test(baseUrl)) refuse('baseUrl', 'must have no query and no fragment.')
  const isLocal = /^(localhost|.+\.invalid|127(\.\d+){3}|\[::1\])$/.test(hostname)
  if (protocol === 'http:' && !isLocal && !allowInsecureHttp) {
    const flag = nameOption('allowInsecureHttp')
    refuse('baseUrl', `must have https:. To send credentials in clear all the same, set ${flag}.`)
  }
  return origin + pathname.replace(/\/+$/, '')
}
