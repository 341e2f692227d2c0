import type { Case } from '../runtime/case.ts'
import { bodyWith, sampleOf, smallestBody } from './samples.ts'
import type { Body, Subject } from './subject.ts'
import { bodyCase } from './write-case.ts'

/** Names that mean something to a programming language, and must mean nothing to a server. */
const treacherous = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$type', '', 'a b', 'ü']

/** Properties that the contract does not declare: unheard of, treacherous, misspelt, in other letters, twice in two spellings. */
export function unknownCases(subject: Subject): Case[] {
  const names = Object.keys(subject.properties)
  const responses = subject.document.components.schemas[subject.responses['200']?.schema ?? '']?.properties ?? {}
  const answered = Object.keys(responses).filter((name) => !names.includes(name))
  return [
    ...['Unknown', ...treacherous].map((name) =>
      unknownCase(subject, 'name', name, `a property named ${JSON.stringify(name)}`),
    ),
    ...answered.map((name) => unknownCase(subject, 'answered', name, `${name}, which only the answer has,`)),
    ...names.flatMap((name) => [
      renamedCase(subject, 'letters', name, name.charAt(0).toLowerCase() + name.slice(1)),
      renamedCase(subject, 'letters', name, name.toUpperCase()),
      renamedCase(subject, 'misspelt', name, misspelt(name)),
      twiceCase(subject, name),
    ]),
  ]
}

function misspelt(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : `${name}s`
}

function unknownCase(subject: Subject, kind: string, name: string, words: string): Case {
  const text = `{${JSON.stringify(name)}:true,${JSON.stringify(smallestBody(subject)).slice(1)}`
  return bodyCase(
    subject,
    {
      id: `unknown/${kind}/${nameSlug(name)}`,
      what: `A request with ${words}`,
      ids: subject.constraints.type?.ids ?? [],
      reason: 'Other properties are permitted.',
      text,
    },
    JSON.parse(text),
  )
}

function nameSlug(name: string): string {
  if (name === '') return 'empty'
  return name.replaceAll(' ', '-').replaceAll(/[^\w$-]/g, (one) => `u${one.codePointAt(0)?.toString(16)}`)
}

/** A property under another name. A server that reads names in any letters finds it, and so offends only against closedness. */
function renamedCase(subject: Subject, kind: string, name: string, other: string): Case {
  const { [name]: value, ...rest } = bodyWith(subject, { [name]: sampleOf(subject, name) })
  return closedCase(subject, `${kind}/${name}-as-${other}`, `A request with ${other} instead of ${name}`, {
    [other]: value,
    ...rest,
  })
}

function twiceCase(subject: Subject, name: string): Case {
  const body = bodyWith(subject, { [name]: sampleOf(subject, name) })
  const other = name.toLowerCase()
  return closedCase(subject, `twice/${name}`, `A request with both ${name} and ${other}`, {
    ...body,
    [other]: body[name],
  })
}

function closedCase(subject: Subject, id: string, what: string, body: Body): Case {
  const closed = subject.constraints.additionalProperties?.ids
  return bodyCase(
    subject,
    {
      id: `unknown/${id}`,
      what,
      ids: subject.constraints.type?.ids ?? [],
      reason: 'Other properties are permitted.',
      ...(closed && { refusedBy: closed }),
    },
    body,
  )
}
