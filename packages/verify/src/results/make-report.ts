import contract from '@bulk-import/contract/openapi.json' with { type: 'json' }
import type { Settings } from '../options.ts'
import type { CaseResult, Outcome, Report } from '../report.ts'
import type { Ending } from '../run/ending.ts'
import type { Run } from '../run/run.ts'
import type { Selected } from '../run/select.ts'
import { tokenResult } from '../token-result.ts'
import { redacted } from './results.ts'
import { judgeStatements } from './statements.ts'

interface Ran {
  settings: Settings
  selected: readonly Selected[]
  startedAt: number
  results: readonly CaseResult[]
  run: Run
  ending: Ending | undefined
}

/** The report of a run. */
export function reportOf({ settings, selected, startedAt, results: ofCases, run, ending }: Ran): Report {
  const ofRun = tokenResult(selected, [...run.bench.tokens.keys()], settings.strict)
  const results = [...ofCases, ...ofRun].map((result) => redacted(result, run.redactor))
  const counts = { passed: 0, failed: 0, warned: 0, skipped: 0 }
  for (const { verdict } of results) counts[verdict]++
  const { strict, allowDeletions, maxImports, only, seed = null } = settings
  return {
    outcome: outcomeOf(counts, ending),
    ...(ending !== undefined && { why: ending.why }),
    contract: { title: contract.info.title, version: contract.info.version },
    target: { baseUrl: settings.baseUrl, clientId: settings.clientId },
    settings: {
      strict,
      allowDeletions: allowDeletions === true,
      maxImports: Number.isFinite(maxImports) ? maxImports : null,
      only,
      seed,
    },
    startedAt: new Date(startedAt).toISOString(),
    durationMs: settings.clock.now() - startedAt,
    counts,
    requests: run.counters.requests,
    importsOpened: run.budget.opened(),
    importsPerhaps: run.budget.perhaps(),
    cases: results,
    statements: judgeStatements(results, strict),
  }
}

function outcomeOf({ passed, failed, warned }: Report['counts'], ending: Ending | undefined): Outcome {
  if (ending?.outcome === 'unreachable' || ending?.outcome === 'refused') return ending.outcome
  if (failed > 0) return 'broken'
  if (ending?.outcome === 'stopped') return 'stopped'
  return passed + warned > 0 ? 'kept' : 'empty'
}
