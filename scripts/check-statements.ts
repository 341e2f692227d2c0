import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pointersById, type Report, testsOf } from '@bulk-import/docs'
import { citedIds, kindOf } from '@bulk-import/internal/ids'
import { deviations } from '@bulk-import/mock'
import { parse } from 'yaml'
import { root, toolEnvironment } from './lib/workspace.ts'

/** What a file of spec/ states, and what the document says of it. */
export interface Ledger {
  /** Every id that it states, in its order. */
  ids: string[]
  /** Ids that an element of the document carries. */
  expressed: Set<string>
  /** Its inferences that an observation can refute. */
  refutable: readonly string[]
}

export interface Tests {
  /** Ids that the title of a test cites. */
  proven: Set<string>
  /** Ids that wait for a test, with the reason. */
  waiting: Map<string, string>
  /** Inferences that a deviation of the mock refutes. */
  refuted: Set<string>
}

/**
 * Compares what is stated with what is expressed and proven, and with what the mock can break. `complaints` is empty when nothing is
 * missing. The document of a ledger may carry ids of the ledgers before it.
 */
export function judge(ledgers: readonly Ledger[], tests: Tests): { figure: string; complaints: string[] } {
  const known = new Set<string>()
  const complaints = ledgers.flatMap((ledger) => {
    const { ids, expressed } = ledger
    for (const id of ids) known.add(id)
    return [...ids.flatMap((id) => missing(id, ledger, tests)), ...unknown(expressed, known)]
  })
  complaints.push(...unknown(new Set([...tests.proven, ...tests.waiting.keys(), ...tests.refuted]), known))
  return { figure: figureOf(ledgers, tests), complaints }
}

function missing(id: string, { expressed, refutable }: Ledger, { proven, waiting, refuted }: Tests): string[] {
  const complaints: string[] = []
  if (!expressed.has(id)) complaints.push(`${id} has no element in the document: mark one with ${markOf(id)}.`)
  if (proven.has(id) && waiting.has(id))
    complaints.push(`${id} has a test now: take it off tests/waiting-statements.yaml.`)
  if (!proven.has(id) && !waiting.has(id))
    complaints.push(`${id} has no test: cite it as [${id}] in the title of one that proves it.`)
  if (refutable.includes(id) && !refuted.has(id))
    complaints.push(`${id} can be refuted, and no deviation of the mock does so: add one to its imports/deviations.ts.`)
  return complaints
}

function markOf(id: string): string {
  const kind = kindOf(id)
  return kind === 'decision' || kind === 'inference' ? `x-${kind}` : 'x-source'
}

function unknown(cited: ReadonlySet<string>, known: ReadonlySet<string>): string[] {
  return [...cited]
    .filter((id) => !known.has(id))
    .map((id) => `${id} is cited, but not stated in spec/ for what cites it.`)
}

/** How many ids of each kind lack nothing, and which wait. */
function figureOf(ledgers: readonly Ledger[], tests: Tests): string {
  const { waiting } = tests
  const complete = (letters: RegExp) => {
    const all = ledgers.flatMap((ledger) =>
      ledger.ids
        .filter((id) => letters.test(id))
        .map((id) => !waiting.has(id) && missing(id, ledger, tests).length === 0),
    )
    return `${all.filter(Boolean).length}/${all.length}`
  }
  const wait = waiting.size > 0 ? `, ${waiting.size} waiting: ${[...waiting.keys()].join(' ')}` : ''
  return `${complete(/^S/)} statements, ${complete(/^C/)} decisions, ${complete(/^[PLI]/)} of the later steps${wait}`
}

const read = async (path: string) => parse(await readFile(join(root, path), 'utf8')) as never

async function ledgerOf(file: string, document: string): Promise<Ledger> {
  type Entry = { id: string; check?: string | null }
  const { statements = [], decisions = [] } = (await read(file)) as Record<string, Entry[]>
  const idsOf = (entries: Entry[]) => entries.map(({ id }) => id)
  return {
    ids: idsOf([...statements, ...decisions]),
    expressed: new Set(pointersById(await read(document)).keys()),
    refutable: idsOf(statements.filter(({ check = null }) => check !== null)),
  }
}

/** Titles of all tests: of those that passed, from a report of vitest, else of those that vitest would run. */
async function testTitles(reportPath: string | undefined): Promise<string[]> {
  if (reportPath !== undefined) {
    const tests = testsOf(JSON.parse(await readFile(reportPath, 'utf8')) as Report)
    return tests.filter(({ isPassed }) => isPassed).map(({ title }) => title)
  }
  const list = ['list', '--json', '--staticParse=false', '--config', 'tests/vitest.config.ts']
  const { stdout } = await promisify(execFile)('vitest', list, { cwd: root, env: toolEnvironment, maxBuffer: 2 ** 28 })
  return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)
}

if (import.meta.main) {
  const titles = await testTitles(process.argv[2])
  const ledgers = [
    await ledgerOf('spec/statements.yaml', 'generated/openapi.yaml'),
    await ledgerOf('spec/later-steps.yaml', 'generated/provisional/openapi.yaml'),
  ]
  const waiting = new Map<string, string>(Object.entries((await read('tests/waiting-statements.yaml')) ?? {}))
  const refuted = new Set(Object.values(deviations).map(({ inference }) => inference))
  const { figure, complaints } = judge(ledgers, { proven: new Set(titles.flatMap(citedIds)), waiting, refuted })
  console.log(figure)
  for (const complaint of complaints) console.error(complaint)
  process.exitCode = complaints.length === 0 ? 0 : 1
}
