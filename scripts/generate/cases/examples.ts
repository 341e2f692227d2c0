import type { Case } from '../runtime/case.ts'
import { smallestBody } from './samples.ts'
import { type BodySubject, type Subject, sourceOf } from './subject.ts'
import { bodyCase, constraintIds, wholeBodyCase, writeCase } from './write-case.ts'

/** The simplest request without a body; where one can be sent, that it may be left out. */
export function plainCases(subject: Subject): Case[] {
  const ids = acceptedIds(subject)
  if (subject.request?.isRequired) return []
  const isWhole = subject.request === undefined
  const id = isWhole ? 'example/smallest' : 'body/none'
  const what = isWhole ? 'The smallest request' : 'A request without a body'
  const reason = isWhole ? 'Everything else is optional.' : 'The body is optional.'
  return [writeCase(subject, { id, what, ids, reason, outcome: 'accepted' })]
}

/** Every named example, after the smallest body that keeps the contract. */
export function exampleCases(subject: BodySubject): Case[] {
  const accepted = acceptedIds(subject)
  const smallest = smallestBody(subject)
  const names = Object.keys(Object(smallest)).join(', ')
  const required = (subject.schema.required ?? []).flatMap((name) => constraintIds(subject, name, 'type'))
  const first = bodyCase(
    subject,
    {
      id: 'example/smallest',
      what: names === '' ? 'The smallest request' : `The smallest request, with ${names} alone,`,
      ids: [...accepted, ...required],
      reason: 'Everything else is optional.',
    },
    smallest,
  )
  const others = subject.examples.map(({ name, summary, value }) =>
    wholeBodyCase(
      subject,
      {
        id: `example/${name}`,
        what: `The example ${name}`,
        ids: accepted,
        reason: `${summary}.`,
      },
      value,
    ),
  )
  return [first, ...others.filter(({ request }) => request.body !== first.request.body)]
}

/** What is broken when a valid request is answered with another status. */
export function acceptedIds(subject: Subject): string[] {
  return sourceOf(subject, subject.acceptedStatuses[0])
}
