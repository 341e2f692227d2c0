import { type Contract, cite, type Element, elementAt, type Operation, operationElement } from './contract.ts'
import type { Call, MockResponse } from './http.ts'
import { errorResponse } from './responses.ts'

/**
 * Responds 401 to a call that has none of the headers in which the document wants credentials. What is in them is not looked at, and
 * neither is what goes into the query or a cookie.
 */
export function missingCredentials(
  { document }: Contract,
  operation: Operation,
): (call: Call) => MockResponse | undefined {
  const security = (operationElement(document, operation).security ?? document.security ?? []) as object[]
  const names = security.flatMap(Object.keys)
  const schemes = names.map((name) => elementAt(document, 'components', 'securitySchemes', name) ?? {})
  const headers = [...new Set(schemes.flatMap(headerOfScheme))]
  const isOptional = headers.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0)
  if (isOptional) return () => undefined
  const message = `The ${headers.join(' or ')} header is missing${cite(...schemes)}.`
  const refused = errorResponse(401, message, challengeOf(document))
  return ({ request }) => (headers.some((name) => request.headers[name.toLowerCase()]) ? undefined : refused)
}

/** The header WWW-Authenticate with each HTTP scheme that the document names (RFC 9110, section 11.6.1). */
export function challengeOf(document: object): Record<string, string> {
  const schemes = Object.values(elementAt(document, 'components', 'securitySchemes') ?? {}) as Element[]
  const names = schemes.flatMap(({ type, scheme }) => (type === 'http' ? [String(scheme)] : []))
  const challenges = names.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)} realm="mock"`)
  return challenges.length === 0 ? {} : { 'WWW-Authenticate': challenges.join(', ') }
}

function headerOfScheme({ type, name, in: place }: Element): string[] {
  if (type === 'apiKey') return place === 'header' ? [String(name)] : []
  return type === 'mutualTLS' ? [] : ['Authorization']
}
