import type { Case, CaseNeed } from '../runtime/case.ts'
import { bodyWith, smallestBody } from './samples.ts'
import { type Body, responseOf, type Subject, sourceOf } from './subject.ts'
import { type Draft, writeCase } from './write-case.ts'

interface Provocation extends Pick<Draft, 'id' | 'what' | 'reason'> {
  needs?: CaseNeed
  isAuthorized?: boolean
  body?: (subject: Subject) => Body
  /** The decisions that it rests on, where no statement says that this operation is the place for the refusal. */
  decisions?: (subject: Subject, status: string) => string[]
}

/** How a documented refusal can be provoked, where it can. */
const provocations: Record<string, Provocation[]> = {
  401: [
    {
      id: 'no-authorization',
      what: 'A request without Authorization',
      reason: 'The header is required.',
      isAuthorized: false,
    },
    {
      id: 'wrong-authorization',
      what: 'A request with wrong credentials',
      reason: 'Wrong credentials are answered 401.',
      needs: 'wrongAuthorization',
    },
  ],
  403: [
    {
      id: 'deletion-without-permission',
      what: 'A deletion by a user who may not delete',
      reason: 'The user group needs the permission Delete Profiles.',
      needs: 'authorizationWithoutDelete',
      body: deletion,
      decisions: decisionsOnDeletion,
    },
  ],
  404: [
    {
      id: 'unknown-client',
      what: 'A request for an unknown client id',
      reason: 'A client id that is not known is answered 404.',
      needs: 'unknownClientId',
    },
  ],
}

/** Every documented refusal that can be provoked from outside, apart from 400, which has cases enough. */
export function statusCases(subject: Subject): Case[] {
  return Object.keys(subject.responses).flatMap((status) =>
    (provocations[status] ?? []).map(({ body = smallestBody, isAuthorized = true, decisions, ...draft }) => {
      const security = isAuthorized ? [] : securityIds(subject)
      const ids = decisions?.(subject, status) ?? [...security, ...sourceOf(subject, status)]
      const request = { body: JSON.stringify(body(subject)), isAuthorized }
      const statuses = [Number(status)]
      return writeCase(subject, {
        ...draft,
        id: `status/${status}/${draft.id}`,
        ids,
        statuses,
        outcome: 'refused',
        request,
      })
    }),
  )
}

/** The smallest legal body that deletes, if the operation has one: with the value that stands for it. */
function deletion(subject: Subject): Body {
  const [name, value] = deletingValue(subject) ?? []
  return name === undefined ? smallestBody(subject) : bodyWith(subject, { [name]: value })
}

function deletingValue({ properties }: Subject): [name: string, value: unknown] | undefined {
  for (const [name, { enum: values = [] }] of Object.entries(properties)) {
    const value = values.find((one) => /delete/i.test(String(one)))
    if (value !== undefined) return [name, value]
  }
  return undefined
}

/** What both the value that deletes and the refusal rest on. */
function decisionsOnDeletion(subject: Subject, status: string): string[] {
  const [name = ''] = deletingValue(subject) ?? []
  const ofValue = subject.properties[name]?.['x-decision'] ?? []
  return (responseOf(subject, status)['x-decision'] ?? []).filter((id) => ofValue.includes(id))
}

function securityIds({ document }: Subject): string[] {
  const schemes = Object.values(document.components.securitySchemes ?? {}) as { 'x-source'?: string[] }[]
  return [...new Set(schemes.flatMap((scheme) => scheme['x-source'] ?? []))]
}
