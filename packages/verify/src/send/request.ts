import type { Case } from '@bulk-import/contract/cases'
import { expandPath } from '@bulk-import/internal/request-parts'
import type { Account, Settings } from '../options.ts'

export interface PreparedRequest {
  method: string
  url: string
  /** With the names of parameters that other requests gave in place of their values, which may be secrets. */
  shownUrl: string
  /** All but Authorization. */
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array<ArrayBuffer> | undefined
  /** Whose request it is; without `authorization`, none is sent. */
  account: Account
  /** What stands for the credentials where the request is shown. */
  credentialName: string
  /** Whether it has a name that the account may not know, since the options give none. */
  hasUnknownName: boolean
}

/** Puts a case, the options and the parameters together that came from other requests. */
export function prepareRequest(
  { request, needs }: Case,
  settings: Settings,
  given: Readonly<Record<string, string>> = {},
): PreparedRequest {
  const { account: own, standIns, baseUrl, variablePrefix } = settings
  const account = (needs && standIns[needs]) ?? own
  const parameters: Readonly<Record<string, string>> = { ...account.parameters, ...given, ...request.parameters }
  const path = expandPath(request.pathTemplate, (name) => parameters[name] ?? '')
  const shownPath = expandPath(request.pathTemplate, (name) => (name in given ? undefined : (parameters[name] ?? '')))
  const pairs = Object.entries(request.query ?? {}).map((pair) => pair.map(encodeURIComponent).join('='))
  const query = pairs.length > 0 ? `?${pairs.join('&')}` : ''
  return {
    method: request.method,
    url: baseUrl + path + query,
    shownUrl: baseUrl + shownPath + query,
    headers: {
      Accept: 'application/json',
      ...(request.contentType !== null && { 'Content-Type': request.contentType }),
      ...request.headers,
    },
    ...bodyOf(request, settings),
    account: request.isAuthorized ? account : { ...account, authorization: undefined },
    credentialName: variablePrefix + (account.authorization === own.authorization ? 'AUTHORIZATION' : constant(needs)),
  }
}

/** `wrongAuthorization` → `WRONG_AUTHORIZATION` */
function constant(name = ''): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

function bodyOf(
  { body, bodyBase64, placeholders = {} }: Case['request'],
  { values = {} }: Settings,
): Pick<PreparedRequest, 'body' | 'hasUnknownName'> {
  if (bodyBase64 !== undefined) {
    return { body: Uint8Array.from(atob(bodyBase64), (one) => one.charCodeAt(0)), hasUnknownName: false }
  }
  let text = body
  let hasUnknownName = false
  for (const [name, sample] of Object.entries(placeholders)) {
    const place = `"${name}":${JSON.stringify(sample)}`
    const isGiven = Object.hasOwn(values, name) && text?.includes(place) === true
    if (isGiven) text = text?.replace(place, () => `"${name}":${JSON.stringify(values[name])}`)
    hasUnknownName ||= !isGiven
  }
  return { body: text, hasUnknownName }
}
