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
    return (checks[schema]?.(valueFrom(text, type)) ?? []).map(({ message }) => `${what} is wrong: ${message}.`)
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
