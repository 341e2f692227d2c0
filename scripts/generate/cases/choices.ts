import type { Case } from '../runtime/case.ts'
import { bodyWith, choicesOf } from './samples.ts'
import type { Subject } from './subject.ts'
import { show, slug } from './words.ts'
import { bodyCase, constraintIds } from './write-case.ts'

/** Each property alone, with each of its values: a refusal then blames nothing else. */
export function choiceCases(subject: Subject): Case[] {
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
