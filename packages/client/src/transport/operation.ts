import { expandPath, isPathSegment } from '@bulk-import/internal/request-parts'
import { type BulkImportError, type Outcome, UsageError } from '../errors.ts'
import type { Validators } from '../resolve-options.ts'

/** What the contract says of an operation, as far as a call needs it. */
export interface Description {
  readonly operationId: string
  readonly method: string
  readonly pathTemplate: string
  readonly parameters?: readonly { name: string; in: string; isRequired: boolean }[]
  readonly request?: { readonly mediaType: string }
  readonly responses: Readonly<
    Record<string, { name: string; description: string; ids: readonly string[]; schema?: string }>
  >
}

/** When the request of an operation may be sent again. */
export interface RetryPolicy {
  /** Statuses that pass. After one of them the request is sent again if the response says that it was not taken. */
  readonly statuses: readonly number[]
  /** Whether a request that may have been taken can be sent again as well (RFC 9110, section 9.2.2). */
  readonly isIdempotent: boolean
  /**
   * Whether a 503, a 408 or any other 4xx leaves it open that the request was taken, also as the error response of the contract. Statuses
   * that are a refusal whoever sends them stay one.
   */
  readonly doubtsErrorResponse?: boolean
  /** Whether even a 401 ends the call: it leaves it to the next one to send a fresh credential. */
  readonly isSentOnce?: boolean
}

/** An operation that can be called: its description, and what it alone has. */
export interface Operation extends Description {
  readonly retryPolicy: RetryPolicy
  /** The options that a call of it takes beside those of every call. */
  readonly ownOptions?: Validators
  /** What each outcome means: the sentence that ends the message of an error. */
  readonly consequences: Readonly<Record<Outcome, string>>
  /** The access token in the text of a success, as it is written. It is kept, whatever else goes wrong, and never shown. */
  accessTokenIn?(text: string): string | undefined
  /** What a 404 can mean besides, and the ids that say so. */
  readonly notFound?: { readonly hint: string; readonly ids: readonly string[] }
  /** Whether the words of the service may repeat a record that was staged. They are then in `serverMessage`, which no log shows, and in no message. */
  readonly mayRepeatRecords?: boolean
  /** What the service says for people in the object of an error response. */
  messageIn?(body: Record<string, unknown>): unknown
}

/** A request before its credential. */
export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Makes the body of an attempt, with what `fetch` has to know of it: a stream can be read once. */
  readonly body?: (() => RequestInit) | undefined
}

/** Of an operation nothing but its description is known: it is sent again only after the service said that it did not take it. */
export function describedOperation(description: Description): Operation {
  return {
    ...description,
    retryPolicy: { statuses: [503], isIdempotent: false },
    consequences: {
      'not-sent': 'Nothing was sent.',
      refused: 'The request was refused.',
      accepted: 'The request was accepted.',
      unknown: 'Whether the request was accepted is unknown.',
    },
  }
}

type Parameter = string | number | boolean | readonly (string | number | boolean)[] | undefined

/** The request of an operation. @throws UsageError when a parameter is missing, or is no segment of a path */
export function requestFor(
  { method, pathTemplate, parameters = [], request }: Description,
  baseUrl: string,
  values: Readonly<Record<string, Parameter>>,
  body?: string,
): HttpRequest {
  const missing = parameters.find(({ name, isRequired }) => isRequired && values[name] === undefined)
  if (missing !== undefined) throw unusable(missing.name)
  const path = expandPath(pathTemplate, (name) => {
    const value = values[name] === undefined ? undefined : String(values[name])
    if (!isPathSegment(value)) throw unusable(name)
    return value
  })
  const given = (place: string) =>
    parameters.flatMap(({ name, in: where }): [string, string][] =>
      where === place && values[name] !== undefined ? [values[name]].flat().map((item) => [name, String(item)]) : [],
    )
  const query = String(new URLSearchParams(given('query')))
  const headers = Object.fromEntries(given('header'))
  if (body !== undefined && request !== undefined) headers['Content-Type'] = request.mediaType
  return { method, url: baseUrl + path + (query && `?${query}`), headers, ...(body !== undefined && bodyOf(body)) }
}

/** A text as the body of every attempt. */
export function bodyOf(body: string): Pick<HttpRequest, 'body'> {
  return { body: () => ({ body }) }
}

function unusable(name: string): BulkImportError {
  return new UsageError(`The parameter \`${name}\` is missing or cannot be sent.`, { option: name })
}
