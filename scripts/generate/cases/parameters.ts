import { compile } from '../compile.ts'
import { idsOf } from '../constraints.ts'
import { type JsonSchema, resolve } from '../json-schema.ts'
import { operationsOf, type ParameterMetadata } from '../operations.ts'
import type { Case, CaseRequest } from '../runtime/case.ts'
import type { ValidationError } from '../runtime/issue.ts'
import { expectation } from '../runtime/sentence.ts'
import { bareSchema } from '../validators.ts'
import { sides } from './boundaries.ts'
import { madeFrom } from './made-values.ts'
import { documentedErrors, fromSource, responseOf, type Subject } from './subject.ts'
import { show, slug } from './words.ts'
import { type Draft, writeCase } from './write-case.ts'

/** Texts that are of another type, among them those that a lenient reader converts. */
const strangers: Record<ParameterMetadata['type'], string[]> = {
  string: [],
  integer: ['text', '1.5', 'true'],
  number: ['text', 'true'],
  boolean: ['text', '7'],
}

/** How long a parameter may be to be sent: servers bound addresses and headers by themselves. */
const longest = 1000

/** Each parameter at its bounds, as another type, and missing; and the path with a method that may not change anything. */
export function parameterCases(subject: Subject, body: string | undefined, shapes: ReadonlySet<string>): Case[] {
  const request = body === undefined ? {} : { body }
  return [...subject.parameters.flatMap((one) => casesOf(subject, one, request)), ...methodCases(subject, shapes)]
}

function casesOf(subject: Subject, parameter: ParameterMetadata, request: Partial<CaseRequest>): Case[] {
  const { name, in: place, isRequired } = parameter
  const { document } = subject
  const schema = resolve(document, document.components.schemas[parameter.schema] ?? {})
  const validate = compile(bareSchema(document, schema))
  const cases = textsOf(subject, parameter, schema).flatMap((text): Case[] => {
    const [error] = validate(parsed(parameter.type, text)) ? [] : (validate.errors ?? [])
    const draft = {
      id: `${place}/${name}/${slugOf(text)}`,
      request: { ...request, ...withText(subject, parameter, text) },
    }
    if (error !== undefined) return [refusedCase(subject, parameter, schema, text, draft, error as ValidationError)]
    // A legal value of a path names something, or nothing: only the caller knows.
    if (place === 'path') return []
    const what = `A request with ${name} ${show(text)}`
    return [
      writeCase(subject, {
        ...draft,
        what,
        ids: idsOf(schema, 'type'),
        reason: `${name} may have this value.`,
        outcome: 'accepted',
      }),
    ]
  })
  if (!isRequired || place === 'path') return cases
  const key = place === 'query' ? 'query' : 'headers'
  const { [name]: _, ...others } = subject.required[key] ?? {}
  const without = writeCase(subject, {
    id: `${place}/${name}/missing`,
    what: `A request without ${name}`,
    ids: idsOf(schema, 'required'),
    reason: `${name} is required.`,
    outcome: 'refused',
    request: { ...request, [key]: others },
  })
  return [...cases, without]
}

function refusedCase(
  subject: Subject,
  { name, in: place, type }: ParameterMetadata,
  schema: JsonSchema,
  text: string,
  draft: Pick<Draft, 'id' | 'request'>,
  error: ValidationError,
): Case {
  const isEmptyPath = place === 'path' && text === ''
  const reason =
    isEmptyPath && type === 'string'
      ? `${name} is required and not empty; how such a path is refused is not stated.`
      : `${name} must ${expectation(error)}.`
  const what = isEmptyPath ? `A request with an empty ${name} in its path` : `A request with ${name} ${show(text)}`
  return writeCase(subject, {
    ...draft,
    what,
    reason,
    ids: isEmptyPath ? fromSource(schema) : idsOf(schema, error.keyword),
    outcome: 'refused',
    ...(place === 'path' && { statuses: documentedErrors(subject), statusIds: [] }),
  })
}

/** Texts at the bounds of a parameter, of its values, and of other types: what can be sent in its place. */
function textsOf({ document }: Subject, { in: place, type }: ParameterMetadata, schema: JsonSchema): string[] {
  const near = Object.keys(schema).flatMap((keyword) => sides[keyword]?.(schema[keyword], schema) ?? [])
  const choices = type === 'boolean' ? [true, false] : [madeFrom(document, schema)]
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

function withText(subject: Subject, { name, in: place }: ParameterMetadata, text: string): Partial<CaseRequest> {
  if (place === 'path') return { parameters: { [name]: text } }
  const key = place === 'query' ? 'query' : 'headers'
  return { [key]: { ...subject.required[key], [name]: text } }
}

function slugOf(text: string): string {
  return slug(text).replace(/^text-/, '')
}

/** Only GET is tried as another method: it is safe by definition (RFC 9110, 9.2.1), whatever a server does with the rest. */
function methodCases(subject: Subject, shapes: ReadonlySet<string>): Case[] {
  const { document, pathTemplate, method, operation, acceptedStatuses } = subject
  const answered = fromSource(responseOf(subject, acceptedStatuses[0]))
  const ids = fromSource(operation).filter((id) => shapes.has(id) && !answered.includes(id))
  const hasGet = operationsOf(document).some((one) => one.pathTemplate === pathTemplate && one.method === 'get')
  if (hasGet || ids.length === 0) return []
  return [
    writeCase(subject, {
      id: 'method/GET',
      what: 'A GET of the same path',
      ids,
      reason: `The operation is a ${method}; a GET changes nothing, whatever else it may be.`,
      outcome: 'refused',
      statuses: documentedErrors(subject),
      statusIds: [],
      request: { method: 'GET', contentType: null },
    }),
  ]
}
