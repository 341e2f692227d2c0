import { bodyWith, choicesOf, smallestBody } from './samples.ts'
import type { BodySubject } from './subject.ts'
import { list, show, slug } from './words.ts'
import { type BodyDraft, constraintIds } from './write-case.ts'

/** What is required, left out: each property alone, and all of them. */
export function presenceCases(subject: BodySubject): BodyDraft[] {
  const required = subject.schema.required ?? []
  const smallest = Object.entries(smallestBody(subject))
  if (required.length === 0) return []
  const missing = required.length > 1 ? [...required.map((name) => [name]), required] : [required]
  return missing.map((names) => ({
    id: `required/without-${names.join('-')}`,
    what: `A request without ${list(names)}`,
    body: Object.fromEntries(smallest.filter(([name]) => !names.includes(name))),
  }))
}

/** Each property alone, with each of its values: a refusal then blames nothing else. */
export function choiceCases(subject: BodySubject): BodyDraft[] {
  return Object.keys(subject.properties).flatMap((name) =>
    choicesOf(subject, name).map((value) => ({
      id: `choice/${name}/${slug(value)}`,
      what: `A request with ${name} ${show(value)}`,
      ids: constraintIds(subject, name, 'type'),
      reason: `${name} may have this value.`,
      body: bodyWith(subject, { [name]: value }),
    })),
  )
}
