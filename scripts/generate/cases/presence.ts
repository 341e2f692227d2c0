import type { Case } from '../runtime/case.ts'
import { smallestBody } from './samples.ts'
import type { Subject } from './subject.ts'
import { list } from './words.ts'
import { bodyCase } from './write-case.ts'

/** What is required, left out: each property alone, and all of them. */
export function presenceCases(subject: Subject): Case[] {
  const required = subject.schema.required ?? []
  const smallest = smallestBody(subject)
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
