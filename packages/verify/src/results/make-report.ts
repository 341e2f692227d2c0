import type { Settings } from '../options.ts'
import type { CaseResult, Outcome, Report } from '../report.ts'
import { select } from '../run/plan.ts'
import type { Run } from '../run/run.ts'
import { type Ran, runCases } from '../run/runner.ts'
import { judged, safe, unjudged } from './results.ts'
import { judgeStatements } from './statements.ts'

/** Runs the cases that the settings choose, and reports what came of them. */
export async function makeReport(settings: Settings): Promise<Report> {
  const { contract, clock, strict, allowDeletions, maxImports, only, seed = null } = settings
  const selected = select(settings)
  const startedAt = clock.now()
  const { run, results: ofCases, ending } = await runCases(settings, selected)
  const operationIds = new Set(selected.map(({ case: { operationId } }) => operationId))
  const ofRun = [...operationIds].flatMap((id) => judgeRun(id, run))
  const results = [...ofCases, ...ofRun].map((result) => safe(result, run))
  const counts = { pass: 0, fail: 0, warn: 0, skip: 0 }
  for (const { verdict } of results) counts[verdict]++
  return {
    outcome: outcomeOf(counts, ending),
    ...(ending !== undefined && { why: ending.why }),
    contract: { title: contract.title, version: contract.version },
    target: { baseUrl: settings.baseUrl, parameters: settings.account.parameters },
    settings: {
      strict,
      allowDeletions: allowDeletions === true,
      maxImports: Number.isFinite(maxImports) ? maxImports : null,
      only,
      seed,
    },
    startedAt: new Date(startedAt).toISOString(),
    durationMs: clock.now() - startedAt,
    counts,
    requests: run.requests,
    changes: { made: run.budget.counts.yes, possible: run.budget.counts.maybe },
    cases: results,
    statements: judgeStatements(results, contract, strict),
  }
}

/** What only all responses of an operation together show, as the result of one more case. */
function judgeRun(operationId: string, { settings, state }: Run): CaseResult[] {
  const found = settings.contract.adapters[operationId]?.judgeRun?.(state)
  if (found === undefined) return []
  const { result, ...rest } = found
  const one = { ...rest, id: `${operationId}/${found.id}`, operationId }
  return ['code' in result ? unjudged(one, result) : judged(one, result, settings.strict)]
}

function outcomeOf({ pass, fail, warn }: Report['counts'], ending: Ran['ending']): Outcome {
  if (ending?.outcome === 'unreachable' || ending?.outcome === 'refused') return ending.outcome
  if (fail > 0) return 'fail'
  if (ending?.outcome === 'stopped') return 'stopped'
  return pass + warn > 0 ? 'pass' : 'empty'
}
