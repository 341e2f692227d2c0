import { type Contract, cite, type Element, elementAt, type Operation, operationElement } from './contract.ts'
import { headerOf, type MockRequest, type MockResponse } from './http.ts'
import { errorResponse } from './responses.ts'
import type { Call } from './routes.ts'

/** Responds 401 to a call without the credentials that the document wants. Whether they are right is not looked at. */
export function missingCredentials(
  { document }: Contract,
  operation: Operation,
): (call: Call) => MockResponse | undefined {
  const security = operationElement(document, operation).security ?? (document as Element).security ?? []
  const alternatives = (security as object[]).map((schemes) =>
    Object.keys(schemes).map((name) => elementAt(document, 'components', 'securitySchemes', name) ?? {}),
  )
  if (alternatives.length === 0) return () => undefined
  const schemes = alternatives.flat()
  const where = [...new Set(schemes.map((scheme) => carrierOf(scheme).join(' ')))].join(' or ')
  const refused = errorResponse(401, `The ${where} is missing${cite(...schemes)}.`, challengeOf(document))
  return ({ request }) =>
    alternatives.some((all) => all.every((scheme) => isSent(scheme, request))) ? undefined : refused
}

/** The header WWW-Authenticate with each HTTP scheme that the document names (RFC 9110, section 11.6.1). */
export function challengeOf(document: object): Record<string, string> {
  const schemes = Object.values(elementAt(document, 'components', 'securitySchemes') ?? {}) as Element[]
  const named = schemes.flatMap(({ type, scheme }) => (type === 'http' ? [String(scheme)] : []))
  const challenges = named.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)} realm="mock"`)
  return challenges.length === 0 ? {} : { 'WWW-Authenticate': challenges.join(', ') }
}

/** What carries the credentials of a scheme, as words: `Authorization header`. */
function carrierOf(scheme: Element): [name: string, place: string] {
  return scheme.type === 'apiKey' ? [String(scheme.name), String(scheme.in)] : ['Authorization', 'header']
}

function isSent(scheme: Element, request: MockRequest): boolean {
  const [name, place] = carrierOf(scheme)
  if (scheme.type === 'mutualTLS') return true
  if (place === 'header') return Boolean(request.headers[name.toLowerCase()])
  if (place === 'query') return Boolean(URL.parse(request.target, 'http://mock')?.searchParams.get(name))
  return (headerOf(request, 'cookie') ?? '').split(/;\s*/).some((cookie) => cookie.startsWith(`${name}=`))
}
