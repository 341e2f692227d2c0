import type { Case } from '../runtime/case.ts'
import { bodyWith, choicesOf, smallestBody } from './samples.ts'
import type { BodySubject } from './subject.ts'
import { list, show, slug } from './words.ts'
import { bodyCase, constraintIds } from './write-case.ts'

/** What is required, left out: each property alone, and all of them. */
export function presenceCases(subject: BodySubject): Case[] {
  const required = subject.schema.required ?? []
  const smallest = smallestBody(subject)
  if (required.length === 0) return []
  const missing = required.length > 1 ? [...required.map((name) => [name]), required] : [required]
  return missing.map((names) => {
    const body = Object.fromEntries(Object.entries(smallest).filter(([name]) => !names.includes(name)))
    return bodyCase(
      subject,
      { id: `required/without-${names.join('-')}`, what: `A request without ${list(names)}`, ids: [], reason: '' },
      body,
    )
  })
}

/** Each property alone, with each of its values: a refusal then blames nothing else. */
export function choiceCases(subject: BodySubject): Case[] {
  return Object.keys(subject.properties).flatMap((name) =>
    choicesOf(subject, name).map((value) =>
      bodyCase(
        subject,
        {
          id: `choice/${name}/${slug(value)}`,
          what: `A request with ${name} ${show(value)}`,
          ids: constraintIds(subject, name, 'type'),
          reason: `${name} may have this value.`,
        },
        bodyWith(subject, { [name]: value }),
      ),
    ),
  )
}
