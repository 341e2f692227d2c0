import {
  type Contract,
  cite,
  type Element,
  elementAt,
  follow,
  type Operation,
  operationElement,
  type Parameter,
} from './contract.ts'
import { type Call, headerOf, type MockResponse } from './http.ts'
import { errorResponse, invalidStatus } from './responses.ts'

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

/** Responds 400 to a call with a parameter that is missing or wrong. */
export function wrongParameter(
  { document, checks }: Contract,
  operation: Operation,
): (call: Call) => MockResponse | undefined {
  const places = [elementAt(document, 'paths', operation.pathTemplate), operationElement(document, operation)]
  const elements = places.flatMap((place) => (place?.parameters ?? []) as Element[])
  const citations = new Map(
    elements.map((element) => follow(document, element) ?? {}).map((found) => [found.name, cite(found)]),
  )
  const hasQuery = operation.parameters.some((parameter) => parameter.in === 'query')

  const problemsOf = (parameter: Parameter, text: string | undefined) => {
    const { name, isRequired, schema, type } = parameter
    const what = `The ${parameter.in} parameter ${name}`
    if (text === undefined) return isRequired ? [`${what} is missing${citations.get(name) ?? ''}.`] : []
    return (checks[schema]?.(valueFrom(text, type)) ?? []).map(({ expected }) => `${what} must ${expected}.`)
  }

  return (call) => {
    const query = hasQuery ? URL.parse(call.request.target, 'http://mock')?.searchParams : undefined
    const problems = operation.parameters.flatMap((parameter) => problemsOf(parameter, textOf(parameter, call, query)))
    return problems.length === 0 ? undefined : errorResponse(invalidStatus(operation), problems.join(' '))
  }
}

/** What was sent as a parameter. An empty segment of the path counts as missing. */
function textOf(parameter: Parameter, call: Call, query: URLSearchParams | undefined): string | undefined {
  if (parameter.in === 'path') return call.parameters[parameter.name] || undefined
  if (parameter.in === 'query') return query?.get(parameter.name) ?? undefined
  return headerOf(call.request, parameter.name.toLowerCase())
}

/** The value that a text stands for; the text itself when it stands for none of this type. */
function valueFrom(text: string, type: string): unknown {
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true'
  const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
  return isNumber ? Number(text) : text
}
