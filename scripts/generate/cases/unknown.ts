import type { Case } from '../runtime/case.ts'
import { bodyWith, sampleOf, smallestBody } from './samples.ts'
import type { Body, BodySubject } from './subject.ts'
import { bodyCase } from './write-case.ts'

/** Names that mean something to a programming language, and must mean nothing to a server. */
const treacherous = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$type', '', 'a b', 'ü']

/** Properties that the contract does not declare: unheard of, treacherous, misspelt, in other letters, twice in two spellings. */
export function unknownCases(subject: BodySubject): Case[] {
  const names = Object.keys(subject.properties)
  const accepted = subject.responses[subject.acceptedStatuses[0]]?.schema ?? ''
  const answered = Object.keys(subject.document.components.schemas[accepted]?.properties ?? {}).filter(
    (name) => !names.includes(name),
  )
  if (names.length === 0) return []
  return [
    ...['Unknown', ...treacherous]
      .filter((name) => !names.includes(name))
      .map((name) => unknownCase(subject, 'name', name, `a property named ${JSON.stringify(name)}`)),
    ...answered.map((name) => unknownCase(subject, 'answered', name, `${name}, which only the response has,`)),
    ...names.flatMap((name) => [
      ...inOtherLetters(name)
        .filter((other) => !names.includes(other))
        .map((other) => renamedCase(subject, 'letters', name, other)),
      ...[misspelt(name)]
        .filter((other) => !names.includes(other))
        .map((other) => renamedCase(subject, 'misspelt', name, other)),
      ...twiceCase(subject, name),
    ]),
  ]
}

function inOtherLetters(name: string): string[] {
  const [first, rest] = [name.charAt(0), name.slice(1)]
  return [first.toLowerCase() + rest, first.toUpperCase() + rest, name.toUpperCase()]
}

function misspelt(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : `${name}s`
}

function unknownCase(subject: BodySubject, kind: string, name: string, words: string): Case {
  const others = JSON.stringify(smallestBody(subject)).slice(1)
  const text = `{${JSON.stringify(name)}:true${others === '}' ? '' : ','}${others}`
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
function renamedCase(subject: BodySubject, kind: string, name: string, other: string): Case {
  const { [name]: value, ...rest } = bodyWith(subject, { [name]: sampleOf(subject, name) })
  return closedCase(subject, `${kind}/${name}-as-${other}`, `A request with ${other} instead of ${name}`, {
    [other]: value,
    ...rest,
  })
}

function twiceCase(subject: BodySubject, name: string): Case[] {
  const body = bodyWith(subject, { [name]: sampleOf(subject, name) })
  const other = [name.toLowerCase(), name.toUpperCase()].find((one) => !Object.hasOwn(subject.properties, one))
  if (other === undefined) return []
  const both = { ...body, [other]: body[name] }
  return [closedCase(subject, `twice/${name}`, `A request with both ${name} and ${other}`, both)]
}

function closedCase(subject: BodySubject, id: string, what: string, body: Body): Case {
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
