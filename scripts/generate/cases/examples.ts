import { smallestBody } from './samples.ts'
import { acceptedIds, type BodySubject, type Subject } from './subject.ts'
import { type BodyDraft, constraintIds, type Draft } from './write-case.ts'

/** The simplest request without a body; where one can be sent, that it may be left out. */
export function plainCases(subject: Subject): Draft[] {
  const outcome = 'accepted' as const
  const ids = acceptedIds(subject)
  if (subject.request === undefined)
    return [
      { id: 'example/smallest', what: 'The smallest request', ids, reason: 'Everything else is optional.', outcome },
    ]
  if (subject.request.isRequired) return []
  return [{ id: 'body/none', what: 'A request without a body', ids, reason: 'The body is optional.', outcome }]
}

/** Every named example, after the smallest body that keeps the contract. */
export function exampleCases(subject: BodySubject): BodyDraft[] {
  const ids = acceptedIds(subject)
  const smallest = smallestBody(subject)
  const names = Object.keys(Object(smallest)).join(', ')
  const required = (subject.schema.required ?? []).flatMap((name) => constraintIds(subject, name, 'type'))
  const first = {
    id: 'example/smallest',
    what: names === '' ? 'The smallest request' : `The smallest request, with ${names} alone,`,
    ids: [...ids, ...required],
    reason: 'Everything else is optional.',
    body: smallest,
  }
  const others = subject.examples.map(({ name, summary, value }) => {
    return { id: `example/${name}`, what: `The example ${name}`, ids, reason: `${summary}.`, whole: value }
  })
  return [first, ...others]
}
