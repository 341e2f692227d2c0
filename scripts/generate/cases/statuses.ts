import type { Case } from '../runtime/case.ts'
import { bodyWith, wholeBody } from './samples.ts'
import { type BodySubject, responseOf, type Subject, sourceOf } from './subject.ts'
import { type Draft, unknownOf, writeCase } from './write-case.ts'

type Provocation = Omit<Draft, 'outcome' | 'ids' | 'statuses'> & { ids?: readonly string[] }

/** How a documented refusal can be provoked, where it can. */
const provocations: Record<string, (subject: Subject, body: string | undefined) => Provocation[]> = {
  401: (subject, body) => [
    {
      id: 'no-authorization',
      what: 'A request without Authorization',
      reason: 'The header is required.',
      ids: [...securityIds(subject), ...sourceOf(subject, 401)],
      request: { ...withText(body), isAuthorized: false },
    },
    {
      id: 'wrong-authorization',
      what: 'A request with wrong credentials',
      reason: 'Wrong credentials are answered 401.',
      needs: 'wrongAuthorization',
      request: withText(body),
    },
  ],
  403: (subject, body) => {
    const found = deletionOf(subject, body)
    if (found === undefined) return []
    return [
      {
        id: 'deletion-without-permission',
        what: 'A deletion by a user who may not delete',
        reason: 'The user needs a permission to delete.',
        needs: 'authorizationWithoutDelete',
        ...found,
      },
    ]
  },
  404: (subject, body) =>
    subject.parameters
      .filter((one) => one.in === 'path')
      .map(({ name }) => ({
        id: `unknown-${wordsOf(name).replace(/ id$/, '').replaceAll(' ', '-')}`,
        what: `A request for an unknown ${wordsOf(name)}`,
        reason: `A ${wordsOf(name)} that is not known is answered 404.`,
        needs: unknownOf(name),
        request: withText(body),
      })),
}

/** Every documented refusal that can be provoked from outside, apart from 400, which has cases enough. */
export function statusCases(subject: Subject, body: string | undefined): Case[] {
  return Object.keys(subject.responses).flatMap((status) =>
    (provocations[status]?.(subject, body) ?? []).map((draft) =>
      writeCase(subject, {
        ids: sourceOf(subject, Number(status)),
        ...draft,
        id: `status/${status}/${draft.id}`,
        statuses: [Number(status)],
        outcome: 'refused',
      }),
    ),
  )
}

function withText(body: string | undefined): { body?: string } {
  return body === undefined ? {} : { body }
}

/** What deletes: the method, or the value of a property that stands for it; with what both it and the refusal rest on. */
function deletionOf(subject: Subject, body: string | undefined): Pick<Draft, 'ids' | 'request'> | undefined {
  if (subject.method === 'DELETE') return { ids: sourceOf(subject, 403), request: withText(body) }
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
  for (const [name, { enum: values = [] }] of Object.entries(properties)) {
    const value = values.find((one) => /delete/i.test(String(one)))
    if (value !== undefined) return [name, value]
  }
  return undefined
}

/** A name as a sentence has it: `clientId` is "client id". */
function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
}

function securityIds({ document }: Subject): string[] {
  const schemes = Object.values(document.components.securitySchemes ?? {}) as { 'x-source'?: string[] }[]
  return [...new Set(schemes.flatMap((scheme) => scheme['x-source'] ?? []))]
}
