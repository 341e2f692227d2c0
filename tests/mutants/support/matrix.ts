import type { Report, VerifyOptions, Violation } from '@bulk-import/verify'
import type { Verify } from './run.ts'
import type { AllowedServer, WrongServer } from './wrong-server.ts'

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

/**
 * Servers of which a run is told: those that break a statement, those at odds with a decision, which breaks something only when the run
 * is strict, those that are not as inferred, which never does, and right ones.
 */
export interface Servers {
  wrong: readonly WrongServer[]
  decisions: readonly WrongServer[]
  inferences: readonly WrongServer[]
  allowed: readonly AllowedServer[]
  /** Whether those that break a statement may be at odds with decisions as well. Default false. */
  mayWarn?: boolean
}

type Kind = Exclude<keyof Servers, 'mayWarn'>

const kinds: readonly Kind[] = ['wrong', 'decisions', 'inferences', 'allowed']

export const namesOf = (servers: Servers): string[] => kinds.flatMap((kind) => servers[kind].map(([what]) => what))

/** Holds what each server is reported for to what it should be. */
export function jobsOf(servers: Servers, verify: Verify): (() => Promise<Outcome>)[] {
  const { mayWarn = false } = servers
  const jobOf = (kind: Kind, [what, breaks, operation]: WrongServer) => {
    return () => outcomeOf({ kind, what, breaks, mayWarn }, (options) => verify(operation, options))
  }
  return kinds.flatMap((kind) =>
    kind === 'allowed'
      ? servers.allowed.map(([what, operation, warns = '']) => jobOf(kind, [what, `(${warns})`, operation]))
      : servers[kind].map((server) => jobOf(kind, server)),
  )
}

async function outcomeOf(
  { kind, what, breaks, mayWarn }: { kind: Kind; what: string; breaks: string; mayWarn: boolean },
  verify: (options?: Partial<VerifyOptions>) => Promise<Report>,
): Promise<Outcome> {
  const { ids, all } = expectedIds(breaks)
  // What is no violation when the run is strict is none by default.
  const mayFail = kind === 'wrong' || kind === 'decisions'
  const report = await verify({ strict: !mayFail })
  const violations = violationsOf(report)
  const found = violations.filter(({ severity }) => kind !== 'wrong' || severity === 'error')
  const cites = ({ ids: cited }: Violation) => cited.some((id) => ids.includes(id))
  const reported = new Set(found.flatMap((violation) => violation.ids))
  const failing = report.statements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)
  const failsByDefault = report.outcome !== 'pass'
  return {
    what,
    ids,
    missed: ids.filter((id) => !reported.has(id) || (kind === 'wrong' && !failing.includes(id))),
    strange: [
      ...(mayWarn ? found : violations)
        .filter((violation) => !violation.ids.some((id) => all.includes(id)))
        .map(inWords),
      ...failing.filter((id) => !reported.has(id)).map((id) => `${id} fails without a violation`),
    ],
    fails: failsByDefault || (kind === 'decisions' && (await verify({ strict: true, bail: true })).outcome === 'fail'),
    failsByDefault,
    killedBy: [...new Set(found.filter(cites).map(({ caseId }) => caseId))],
  }
}

/** "S33 (S02)": S33 has to be reported, and S02 may be as well. */
export function expectedIds(breaks: string): { ids: string[]; all: string[] } {
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
