import { join, relative } from 'node:path'
import { citedIds } from '@bulk-import/internal/ids'
import { pointerOf } from '@bulk-import/internal/json-pointer'
import type { Sources } from '../context.ts'
import { idsOf } from '../document/json-schema.ts'

const root = join(import.meta.dirname, '../../../..')

export interface Test {
  /** The part of the toolkit that it holds to the statement: client, mock, … */
  part: string
  file: string
  title: string
  isPassed: boolean
}

/** What a run of mutation tests leaves behind: each change of the code that was tried, and what noticed it. */
export interface Mutants {
  mutants: { id: string; ids: string[]; killedBy: string[] }[]
}

/** Everything that stands behind one statement or decision. */
export interface Evidence {
  id: string
  kind: string
  text: string
  /** Of a decision: what had to be decided. */
  question?: string
  /** Whether it concerns provisional operations alone. */
  isProvisional: boolean
  /** JSON pointers of the elements that express it. */
  pointers: string[]
  /** Keywords that refuse a value because of it, as `InitiateRequest.properties/Name/maxLength`. */
  rules: string[]
  tests: Test[]
  /** How many of the changes that concern it were noticed; undefined where none was tried. */
  mutants: { killed: number; tried: number } | undefined
}

/** The part of a report of vitest that is read here. */
export interface Report {
  startTime: number
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}

export function gather(sources: Sources, report: Report, mutants: Mutants | undefined): Evidence[] {
  const { document, constraints, statements, decisions } = sources
  const places = pointersById(document)
  const tests = testsOf(report)
  const rules = Object.entries(constraints).flatMap(([name, table]) =>
    Object.entries(table).map(([path, { ids }]) => ({ rule: `${name}.${path}`, ids })),
  )
  const all = [
    ...statements.map(({ id, kind, text, isProvisional = false }) => ({ id, kind, text, isProvisional })),
    ...decisions.map(({ id, issue, decision, isProvisional = false }) => {
      return { id, kind: 'decision', question: issue.trim(), text: decision.trim(), isProvisional }
    }),
  ]
  return all.map((one) => ({
    ...one,
    pointers: places.get(one.id) ?? [],
    rules: rules.filter(({ ids }) => ids.includes(one.id)).map(({ rule }) => rule),
    tests: tests.filter(({ title }) => citedIds(title).includes(one.id)),
    mutants: countMutants(one.id, mutants),
  }))
}

function countMutants(id: string, found: Mutants | undefined): Evidence['mutants'] {
  const concerned = found?.mutants.filter(({ ids }) => ids.includes(id)) ?? []
  if (concerned.length === 0) return undefined
  return { killed: concerned.filter(({ killedBy }) => killedBy.length > 0).length, tried: concerned.length }
}

/** Every id that an element of the document cites, with where. */
export function pointersById(document: object): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const visit = (node: unknown, pointer: string) => {
    if (typeof node !== 'object' || node === null) return
    for (const id of idsOf(node)) found.set(id, [...(found.get(id) ?? []), pointer])
    for (const [key, value] of Object.entries(node)) {
      if (!key.startsWith('x-')) visit(value, pointer + pointerOf([key]))
    }
  }
  visit(document, '')
  return found
}

/** Every test that ran. */
export function testsOf({ testResults }: Report): Test[] {
  return testResults.flatMap(({ name, assertionResults }) => {
    const file = relative(root, name)
    const [folder = '', second = ''] = file.split('/')
    const part = folder === 'tests' || folder === 'packages' ? second : folder
    return assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status }) => ({ part, file, title: fullName, isPassed: status === 'passed' }))
  })
}
