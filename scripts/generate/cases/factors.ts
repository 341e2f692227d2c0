import { choicesOf, inOrder, smallestBody } from './samples.ts'
import type { Body, Subject } from './subject.ts'

/** Stands for a property that is left out. */
const absent = Symbol('absent')

/** A property in a combination: what it can be, beginning with being left out. */
export interface Factor {
  name: string
  choices: unknown[]
}

/** The names that occur in a rule about the presence of others. */
export function tiedNames({ schema }: Subject): Set<string> {
  const { dependentRequired = {}, dependentSchemas = {} } = schema
  const ofRequired = Object.entries(dependentRequired).flatMap(([name, others]) => [name, ...others])
  const ofSchemas = Object.entries(dependentSchemas).flatMap(([name, rule]) => [
    name,
    ...Object.keys(rule.properties ?? {}),
  ])
  return new Set([...ofRequired, ...ofSchemas])
}

export function factorsOf(subject: Subject, names: readonly string[]): Factor[] {
  return names
    .filter((name) => !subject.schema.required?.includes(name))
    .map((name) => ({ name, choices: [absent, ...choicesOf(subject, name)] }))
}

/** The tied properties first: they decide whether a combination is legal. */
export function allFactors(subject: Subject): { factors: Factor[]; tied: number } {
  const names = tiedNames(subject)
  const tied = factorsOf(subject, [...names])
  const others = Object.keys(subject.properties).filter((name) => !names.has(name))
  return { factors: [...tied, ...factorsOf(subject, others)], tied: tied.length }
}

/** Every combination. */
export function exhaustive(factors: readonly Factor[]): Body[] {
  let bodies: Body[] = [{}]
  for (const { name, choices } of factors) {
    bodies = bodies.flatMap((body) => choices.map((choice) => (choice === absent ? body : { ...body, [name]: choice })))
  }
  return bodies
}

export function bodyOfRow(subject: Subject, factors: readonly Factor[], row: readonly number[]): Body {
  const entries = factors.map(({ name, choices }, index) => [name, choices[row[index] ?? 0]] as const)
  const chosen = Object.fromEntries(entries.filter(([, choice]) => choice !== absent))
  return inOrder(subject, { ...smallestBody(subject), ...chosen })
}
