import type { Case } from '../runtime/case.ts'
import { smallestBody } from './samples.ts'
import { type Subject, sourceOf } from './subject.ts'
import { acceptedStatus, bodyCase, constraintIds } from './write-case.ts'

/** Every named example, after the smallest body that keeps the contract. */
export function exampleCases(subject: Subject): Case[] {
  const accepted = acceptedIds(subject)
  const smallest = smallestBody(subject)
  const required = (subject.schema.required ?? []).flatMap((name) => constraintIds(subject, name, 'type'))
  const first = bodyCase(
    subject,
    {
      id: 'example/smallest',
      what: `The smallest request, with ${Object.keys(smallest).join(', ')} alone,`,
      ids: [...accepted, ...required],
      reason: 'Everything else is optional.',
    },
    smallest,
  )
  const others = subject.examples.map(({ name, summary, value }) =>
    bodyCase(
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
  return sourceOf(subject, String(acceptedStatus))
}
