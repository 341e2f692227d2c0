import { bodyWith, sampleOf, smallestBody } from './samples.ts'
import type { BodySubject } from './subject.ts'
import type { BodyDraft } from './write-case.ts'

/** Names that mean something to a programming language, and must mean nothing to a server. */
const treacherous = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$type', '', 'a b', 'ü']

/** Properties that the contract does not declare: unheard of, treacherous, misspelt, in other letters, twice in two spellings. */
export function unknownCases(subject: BodySubject): BodyDraft[] {
  const { properties, schemas, responses, acceptedStatuses, constraints } = subject
  const names = Object.keys(properties)
  if (names.length === 0) return []
  const isFree = (name: string) => !names.includes(name)
  const answered = Object.keys(schemas[responses[acceptedStatuses[0]]?.schema ?? '']?.properties ?? {})
  const unknown = ['Unknown', ...treacherous].map((name) => ['name', name, `a property named ${JSON.stringify(name)}`])
  const ofResponse = answered.map((name) => ['answered', name, `${name}, which only the response has,`])
  const drafts = [
    ...[...unknown, ...ofResponse]
      .filter(([, name = '']) => isFree(name))
      .map(([kind = '', name = '', words = '']) => addedCase(subject, kind, name, words)),
    ...names.flatMap((name) => [
      ...inOtherLetters(name)
        .filter(isFree)
        .map((other) => renamedCase(subject, 'letters', name, other)),
      ...[misspelt(name)].filter(isFree).map((other) => renamedCase(subject, 'misspelt', name, other)),
      ...[name.toLowerCase(), name.toUpperCase()]
        .filter(isFree)
        .slice(0, 1)
        .map((other) => twiceCase(subject, name, other)),
    ]),
  ]
  const ids = constraints.type?.ids ?? []
  return drafts.map((draft) => {
    return { ...draft, id: `unknown/${draft.id}`, ids, reason: 'Other properties are permitted.' }
  })
}

function inOtherLetters(name: string): string[] {
  const [first, rest] = [name.charAt(0), name.slice(1)]
  return [first.toLowerCase() + rest, first.toUpperCase() + rest, name.toUpperCase()]
}

function misspelt(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : `${name}s`
}

/** Written as text, since an object of JavaScript cannot be given every name. */
function addedCase(subject: BodySubject, kind: string, name: string, words: string): BodyDraft {
  const others = JSON.stringify(smallestBody(subject)).slice(1)
  const text = `{${JSON.stringify(name)}:true${others === '}' ? '' : ','}${others}`
  return { id: `${kind}/${nameSlug(name)}`, what: `A request with ${words}`, text, body: JSON.parse(text) }
}

function nameSlug(name: string): string {
  if (name === '') return 'empty'
  return name.replaceAll(' ', '-').replaceAll(/[^\w$-]/g, (one) => `u${one.codePointAt(0)?.toString(16)}`)
}

/** A property under another name. A server that reads names in any letters finds it, and so offends only against closedness. */
function renamedCase(subject: BodySubject, kind: string, name: string, other: string): BodyDraft {
  const { [name]: value, ...rest } = bodyWith(subject, { [name]: sampleOf(subject, name) })
  return {
    id: `${kind}/${name}-as-${other}`,
    what: `A request with ${other} instead of ${name}`,
    refusedBy: subject.constraints.additionalProperties?.ids,
    body: { [other]: value, ...rest },
  }
}

function twiceCase(subject: BodySubject, name: string, other: string): BodyDraft {
  const body = bodyWith(subject, { [name]: sampleOf(subject, name) })
  return {
    id: `twice/${name}`,
    what: `A request with both ${name} and ${other}`,
    refusedBy: subject.constraints.additionalProperties?.ids,
    body: { ...body, [other]: body[name] },
  }
}
