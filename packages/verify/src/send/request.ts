import type { Case } from '@bulk-import/contract/cases'
import type { Authorization, Settings, StandIn } from '../options.ts'

/** A case as it is sent. */
export interface Sending {
  method: string
  url: string
  contentType: string | null
  body: string | Uint8Array<ArrayBuffer> | undefined
  clientId: string
  /** Undefined: none is sent. */
  authorization: Authorization | undefined
  /** What stands for the credentials where the request is shown. */
  credentialName: string
  /** Whether it holds a name that the account may not know, since the options give none. */
  hasUnknownName: boolean
}

const credentialNames = {
  own: 'AUTHORIZATION',
  unknownClientId: 'AUTHORIZATION',
  authorizationWithoutDelete: 'AUTHORIZATION_WITHOUT_DELETE',
  wrongAuthorization: 'WRONG_AUTHORIZATION',
}

/** Puts a case and the options together. */
export function sendingOf({ request, needs }: Case, settings: Settings): Sending {
  const standIn = standInOf(needs, settings)
  const { clientId = settings.clientId, authorization = settings.authorization } = standIn
  const parameters: Record<string, string> = { clientId, ...request.parameters }
  const path = request.pathTemplate.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? ''),
  )
  const { body, hasUnknownName } = bodyOf(request, settings)
  return {
    method: request.method,
    url: settings.baseUrl + path,
    contentType: request.contentType,
    body,
    clientId,
    authorization: request.isAuthorized ? authorization : undefined,
    credentialName: settings.variablePrefix + credentialNames[(needs as 'wrongAuthorization' | undefined) ?? 'own'],
    hasUnknownName,
  }
}

/** The credentials that are known before the first request. */
export function knownCredentials({
  authorization,
  authorizationWithoutDelete,
  wrongAuthorization,
}: Settings): string[] {
  return [authorization, authorizationWithoutDelete, wrongAuthorization]
    .map((given) => (typeof given === 'object' ? given.authorization : given))
    .filter((given) => typeof given === 'string')
}

function standInOf(need: Case['needs'], settings: Settings): StandIn {
  if (need === undefined) return {}
  const given = settings[need as 'unknownClientId' | 'wrongAuthorization']
  if (need === 'unknownClientId') return { clientId: given as string }
  return typeof given === 'object' ? given : { authorization: given as Authorization }
}

function bodyOf(
  { body, bodyBase64, placeholders = {} }: Case['request'],
  { values = {} }: Settings,
): Pick<Sending, 'body' | 'hasUnknownName'> {
  if (bodyBase64 !== undefined) {
    return { body: Uint8Array.from(atob(bodyBase64), (one) => one.charCodeAt(0)), hasUnknownName: false }
  }
  let text = body
  let isKnown = true
  for (const [name, sample] of Object.entries(placeholders)) {
    const place = `"${name}":${JSON.stringify(sample)}`
    const isGiven = Object.hasOwn(values, name) && text?.includes(place) === true
    if (isGiven) text = text?.replace(place, () => `"${name}":${JSON.stringify(values[name])}`)
    isKnown &&= isGiven
  }
  return { body: text, hasUnknownName: !isKnown }
}
