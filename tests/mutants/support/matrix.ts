import type { Report, Violation } from '@bulk-import/verify'
import type { Operation } from './operations.ts'
import { verifyAll } from './run.ts'

/** What the cases made of one server. */
export interface Outcome {
  what: string
  /** The ids that have to be reported. */
  ids: string[]
  /** Those of them that were not, in the severity that they deserve, or whose statement does not fail. */
  missed: string[]
  /** Findings that cite neither them nor what follows from them. */
  strange: string[]
  /** Whether the run counts the server as broken: with decisions, except where a statement should be broken. */
  fails: boolean
  /** Whether it does so without decisions. */
  failsByDefault: boolean
  /** The cases that reported one of the ids. */
  killedBy: string[]
}

/** A statement is broken; a decision is, too, when the run is strict, and otherwise a warning. */
export type Kind = 'wrong' | 'decision' | 'allowed'

/** Runs the whole set against a server, and holds what it reports to what it should. */
export async function outcomeOf(kind: Kind, what: string, breaks: string, operation: Operation): Promise<Outcome> {
  const { ids, all } = expectedIds(breaks)
  const report = await verifyAll(operation)
  const found = violationsOf(report).filter(({ severity }) => kind !== 'wrong' || severity === 'error')
  const cites = ({ ids: cited }: Violation) => cited.some((id) => ids.includes(id))
  const reported = new Set(found.flatMap((violation) => violation.ids))
  const failing = report.statements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)
  const failsByDefault = report.outcome !== 'pass'
  return {
    what,
    ids,
    missed: ids.filter((id) => !reported.has(id) || (kind === 'wrong' && !failing.includes(id))),
    strange: [
      ...found.filter((violation) => !violation.ids.some((id) => all.includes(id))).map(inWords),
      ...failing.filter((id) => !reported.has(id)).map((id) => `${id} fails without a violation`),
    ],
    fails: failsByDefault || (kind !== 'wrong' && (await failsWhenStrict(operation))),
    failsByDefault,
    killedBy: [...new Set(found.filter(cites).map(({ caseId }) => caseId))],
  }
}

async function failsWhenStrict(operation: Operation): Promise<boolean> {
  const { outcome } = await verifyAll(operation, { strict: true, bail: true })
  return outcome === 'fail'
}

/** "S33 (S02)": S33 has to be reported, and S02 may be as well. */
function expectedIds(breaks: string): { ids: string[]; all: string[] } {
  const [must = ''] = breaks.split('(')
  return { ids: must.match(/\w+/g) ?? [], all: breaks.match(/\w+/g) ?? [] }
}

type Found = Violation & { caseId: string }

function violationsOf({ cases }: Report): Found[] {
  return cases.flatMap(({ id, violations }) => violations.map((violation) => ({ ...violation, caseId: id })))
}

function inWords({ caseId, ids, expected, actual }: Found): string {
  return `${caseId}: ${ids.join(', ')}, expected ${expected}, got ${actual}`
}
