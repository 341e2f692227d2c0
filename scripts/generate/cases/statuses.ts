import { bodyWith, wholeBody } from './samples.ts'
import { type BodySubject, fromSource, responseOf, type Subject, sourceOf } from './subject.ts'
import { type Draft, deletion, unknownOf } from './write-case.ts'

type Provocation = Omit<Draft, 'outcome' | 'ids' | 'statuses'> & { ids?: readonly string[] }

/** How a documented refusal can be provoked, where it can. */
const provocations: Record<string, (subject: Subject, request: { body?: string }) => Provocation[]> = {
  401: (subject, request) => [
    ...unknownValues(subject, 401, request),
    {
      id: 'no-authorization',
      what: 'A request without Authorization',
      reason: 'The header is required.',
      ids: [...securityIds(subject), ...sourceOf(subject, 401)],
      request: { ...request, isAuthorized: false },
    },
    {
      id: 'wrong-authorization',
      what: 'A request with wrong credentials',
      reason: 'Wrong credentials get a 401.',
      needs: 'wrongAuthorization',
      request,
    },
  ],
  403: (subject, request) =>
    [deletionOf(subject, request)]
      .filter((found) => found !== undefined)
      .map((found) => ({
        id: 'deletion-without-permission',
        what: 'A deletion by a user who may not delete',
        reason: 'The user needs a permission to delete.',
        needs: 'authorizationWithoutDelete',
        ...found,
      })),
  404: (subject, request) => unknownValues(subject, 404, request),
}

/** A legal value of a path parameter that the server does not know, where it is answered by the status. */
function unknownValues(subject: Subject, status: number, request: { body?: string }): Provocation[] {
  const inPath = (subject.operation.parameters ?? []).filter((one) => one.in === 'path')
  return inPath
    .filter((one) => unknownStatus(subject, one) === status)
    .map(({ name }) => ({
      id: `unknown-${wordsOf(name).replace(/ id$/, '').replaceAll(' ', '-')}`,
      what: `A request for an unknown ${wordsOf(name)}`,
      reason: `An unknown ${wordsOf(name)} gets a ${status}.`,
      needs: unknownOf(name),
      request,
    }))
}

/** The status whose response rests on a statement that the parameter rests on as well; 404 where there is none. */
function unknownStatus(subject: Subject, parameter: object): number {
  const ids = fromSource(parameter)
  const statuses = Object.keys(subject.responses).map(Number)
  const own = statuses.find((status) => sourceOf(subject, status).some((id) => ids.includes(id)))
  return own ?? 404
}

/** Every documented refusal that can be provoked from outside, apart from 400, which has cases enough. */
export function statusCases(subject: Subject, request: { body?: string }): Draft[] {
  return Object.keys(subject.responses).flatMap((status) =>
    (provocations[status]?.(subject, request) ?? []).map((draft) => ({
      ids: sourceOf(subject, Number(status)),
      ...draft,
      id: `status/${status}/${draft.id}`,
      statuses: [Number(status)],
      outcome: 'refused',
    })),
  )
}

/** What deletes: the method, or the value of a property that stands for it; with what both it and the refusal rest on. */
function deletionOf(subject: Subject, request: { body?: string }): Pick<Provocation, 'ids' | 'request'> | undefined {
  if (subject.method === 'DELETE') return { request }
  const taker = subject.body
  const [name, value] = (taker && deletingValue(taker)) ?? []
  if (taker === undefined || name === undefined) return undefined
  const decisions = taker.properties[name]?.['x-decision'] ?? []
  return {
    ids: (responseOf(subject, 403)['x-decision'] ?? []).filter((id) => decisions.includes(id)),
    request: { body: JSON.stringify(wholeBody(taker, bodyWith(taker, { [name]: value }))) },
  }
}

function deletingValue({ properties }: BodySubject): [name: string, value: unknown] | undefined {
  const values = Object.entries(properties).flatMap(([name, schema]) =>
    (schema.enum ?? []).map((value): [string, unknown] => [name, value]),
  )
  return values.find(([, value]) => deletion.test(String(value)))
}

/** A name as a sentence has it: `clientId` is "client id". */
function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
}

function securityIds({ document }: Subject): string[] {
  const schemes = Object.values(document.components.securitySchemes ?? {}) as object[]
  return [...new Set(schemes.flatMap(fromSource))]
}
