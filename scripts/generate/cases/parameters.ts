import { compile } from '../compile.ts'
import { idsOf } from '../constraints.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { ParameterMetadata } from '../operations.ts'
import type { CaseRequest } from '../runtime/case.ts'
import type { ValidationError } from '../runtime/issue.ts'
import { expectation } from '../runtime/sentence.ts'
import { bareSchema } from '../validators.ts'
import { valuesAround } from './boundaries.ts'
import { madeFrom } from './made-values.ts'
import { documentedErrors, fromSource, responseOf, type Subject } from './subject.ts'
import { show, slug } from './words.ts'
import type { Draft } from './write-case.ts'

/** Texts that are of another type, among them those that a lenient reader converts. */
const strangers: Record<ParameterMetadata['type'], string[]> = {
  string: [],
  integer: ['text', '1.5', 'true'],
  number: ['text', 'true'],
  boolean: ['text', '7'],
}

/** How long a parameter may be to be sent: servers bound addresses and headers by themselves. */
const longest = 1000

/** Each parameter at its bounds, as another type, and missing. */
export function parameterCases(subject: Subject, request: Partial<CaseRequest>): Draft[] {
  return subject.parameters.flatMap((one) => casesOf(subject, one, request))
}

function casesOf(subject: Subject, parameter: ParameterMetadata, request: Partial<CaseRequest>): Draft[] {
  const { name, in: place, isRequired } = parameter
  const schema = subject.schemas[parameter.schema] ?? {}
  const validate = compile(bareSchema(schema))
  const cases = textsOf(parameter, schema).flatMap((text): Draft[] => {
    const [error] = validate(parsed(parameter.type, text)) ? [] : (validate.errors ?? [])
    // A legal value of a path names something, or nothing: only the caller knows.
    if (error === undefined && place === 'path') return []
    const draft =
      error === undefined
        ? acceptedCase(name, text, schema)
        : refusedCase(subject, parameter, schema, text, error as ValidationError)
    const sent = place === 'path' ? { parameters: { [name]: text } } : besideOthers(subject, parameter, text)
    return [{ ...draft, id: `${place}/${name}/${slug(text).replace(/^text-/, '')}`, request: { ...request, ...sent } }]
  })
  if (!isRequired || place === 'path') return cases
  const missing: Draft = {
    id: `${place}/${name}/missing`,
    what: `A request without ${name}`,
    ids: idsOf(schema, 'required'),
    reason: `${name} is required.`,
    outcome: 'refused',
    request: { ...request, ...besideOthers(subject, parameter) },
  }
  return [...cases, missing]
}

/** The query or the headers that each request needs, with this text of the parameter or without it. */
function besideOthers({ required }: Subject, { name, in: place }: ParameterMetadata, text?: string) {
  const key = place === 'query' ? 'query' : 'headers'
  const { [name]: _, ...others } = required[key] ?? {}
  return { [key]: text === undefined ? others : { ...required[key], [name]: text } }
}

type Verdict = Omit<Draft, 'id' | 'request'>

function acceptedCase(name: string, text: string, schema: JsonSchema): Verdict {
  const what = `A request with ${name} ${show(text)}`
  return { what, ids: idsOf(schema, 'type'), reason: `${name} may have this value.`, outcome: 'accepted' }
}

function refusedCase(
  subject: Subject,
  { name, in: place, type }: ParameterMetadata,
  schema: JsonSchema,
  text: string,
  error: ValidationError,
): Verdict {
  const isEmptyPath = place === 'path' && text === ''
  const reason =
    isEmptyPath && type === 'string'
      ? `${name} is required and not empty; how such a path is refused is not stated.`
      : `${name} must ${expectation(error)}.`
  return {
    what: isEmptyPath ? `A request with an empty ${name} in its path` : `A request with ${name} ${show(text)}`,
    reason,
    ids: isEmptyPath ? fromSource(schema) : idsOf(schema, error.keyword),
    outcome: 'refused',
    ...(place === 'path' && { statuses: documentedErrors(subject), statusIds: [] }),
  }
}

/** Texts at the bounds of a parameter, of its values, and of other types: what can be sent in its place. */
function textsOf({ in: place, type }: ParameterMetadata, schema: JsonSchema): string[] {
  const near = valuesAround(schema).map(({ value }) => value)
  const choices = type === 'boolean' ? [true, false] : [madeFrom(schema)]
  const empty = place === 'path' ? [''] : []
  const texts = [...choices, ...near, ...strangers[type], ...empty].map(String)
  // The white space around a header is no part of it (RFC 9110, section 5.5).
  const canBeSent = place === 'header' ? /^[!-~]+( [!-~]+)*$/ : /^/
  return [...new Set(texts)].filter((text) => text.length <= longest && canBeSent.test(text))
}

function parsed(type: ParameterMetadata['type'], text: string): unknown {
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : text)
  return type !== 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

/**
 * The path with a method that may not change anything. Only GET is tried: it is safe by definition (RFC 9110, 9.2.1), whatever a server
 * does with the rest.
 *
 * @param shapes the statements that a document can express
 */
export function methodCases(subject: Subject, shapes: ReadonlySet<string>): Draft[] {
  const { document, pathTemplate, method, operation, acceptedStatuses } = subject
  const answered = fromSource(responseOf(subject, acceptedStatuses[0]))
  const ids = fromSource(operation).filter((id) => shapes.has(id) && !answered.includes(id))
  if (document.paths[pathTemplate]?.get !== undefined || ids.length === 0) return []
  return [
    {
      id: 'method/GET',
      what: 'A GET of the same path',
      ids,
      reason: `The operation is a ${method}; a GET changes nothing, whatever else it may be.`,
      outcome: 'refused',
      statuses: documentedErrors(subject),
      statusIds: [],
      request: { method: 'GET', contentType: null },
    },
  ]
}
