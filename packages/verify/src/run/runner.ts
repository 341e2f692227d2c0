import type { Case } from '@bulk-import/contract/cases'
import { createRedactor } from '@bulk-import/internal/redact'
import type { Settings } from '../options.ts'
import type { CaseResult, Reason } from '../report.ts'
import { unjudged } from '../results/results.ts'
import { createBudget } from '../send/budget.ts'
import { UsageError } from '../usage-error.ts'
import { createBaselineCheck } from './baseline.ts'
import { type Ending, whyUnjudged } from './ending.ts'
import type { Run } from './run.ts'
import { runCase } from './run-case.ts'
import { baselineOf, type Selected } from './select.ts'
import { createSilence } from './silence.ts'

/** What came of a run. */
export interface Ran {
  run: Run
  /** In the order of the cases. */
  results: CaseResult[]
  ending: Ending | undefined
}

/** Runs cases one after the other, or some at once, until the last or until there is no point in going on. */
export function createRunner(settings: Settings, selected: readonly Selected[]): () => Promise<Ran> {
  const total = selected.length
  const results = new Map<Selected, CaseResult>()
  const silence = createSilence<Selected>()
  const baseline = baselineOf(selected)
  const checkBaseline = createBaselineCheck(baseline, (one) => results.get(one))
  let ending: Ending | undefined

  const run: Run = {
    settings,
    budget: createBudget(settings.maxImports),
    redactor: createRedactor(),
    state: { now: settings.clock.now, seen: new Map() },
    counters: { requests: 0 },
    async stillAcceptsBaseline() {
      const { state, status } = await checkBaseline(run)
      if (state === 'refused') {
        const message = `The server no longer accepts what it accepted before: status ${status}.`
        end('refused', { code: 'refused', message })
      }
      return state === 'accepted' || state === 'unknown'
    },
    onWait: (waitMs, status) => settings.onProgress?.({ type: 'wait', waitMs, status, done: results.size, total }),
  }
  for (const { authorization } of [settings.account, ...Object.values(settings.standIns)]) {
    if (typeof authorization === 'string') run.redactor.addAuthorization(authorization)
  }

  return async () => {
    const queue = selected.values()
    if (baseline !== undefined && baseline === selected[0]) await step(queue.next().value as Selected)
    await Promise.all(Array.from({ length: settings.concurrency }, () => work(queue)))
    const [lost] = silence.items()
    if (lost !== undefined && !silence.hasHeard()) await lookForServer(detailOf(lost))
    return { run, results: selected.map((one) => results.get(one) as CaseResult), ending }
  }

  async function work(queue: Iterable<Selected>): Promise<void> {
    try {
      for (const one of queue) await step(one)
    } catch (error) {
      end('stopped', { code: 'failed', message: 'The run failed.' }) // the others must not go on sending
      throw error
    }
  }

  async function step(one: Selected): Promise<void> {
    if (settings.signal?.aborted) end('stopped', { code: 'stopped', message: 'The run was ended by its caller.' })
    const why = one.skip ?? (ending && { code: 'run-ended' as const, message: `Not sent: ${ending.why.message}` })
    const result = why === undefined ? await send(one.case) : unjudged(one.case, why)
    results.set(one, one === baseline ? asBaseline(result) : result)
    if (why === undefined) await watch(one, result)
    settings.onProgress?.({ type: 'case', result: results.get(one) as CaseResult, done: results.size, total })
  }

  /** What was found is not lost when no further credential can be obtained. @throws UsageError when there never was one */
  async function send(one: Case): Promise<CaseResult> {
    try {
      return await runCase(one, run)
    } catch (error) {
      if (!(error instanceof UsageError) || run.counters.requests === 0) throw error
      const why: Reason = { code: 'no-credential', option: error.option, message: error.message }
      end('stopped', why)
      return unjudged(one, why)
    }
  }

  /** When credentials, account or address explain how the baseline is refused, nothing is violated yet. */
  function asBaseline(result: CaseResult): CaseResult {
    const why = result.actual && whyUnjudged(result.actual.status, settings)
    if (baseline === undefined || why === undefined || result.verdict === 'skip') return result
    end('refused', why)
    return unjudged(baseline.case, why, result)
  }

  async function watch(one: Selected, { id, verdict, actual, noResponse }: CaseResult): Promise<void> {
    if (actual !== undefined) silence.heard()
    if (noResponse !== undefined && silence.lost(one, noResponse.why)) await lookForServer(noResponse.detail)
    if (settings.bail && verdict === 'fail') {
      const message = `${id} failed, and ${settings.nameOption('bail')} is set.`
      end('bail', { code: 'bail', option: 'bail', message })
    }
  }

  /** Requests to which a server gave no response that is gone violate nothing. */
  async function lookForServer(detail: string): Promise<void> {
    if (silence.hasHeard() && (await checkBaseline(run)).state !== 'silent') return silence.heard()
    end('unreachable', { code: 'unreachable', message: `There was no response (${detail}).` })
    for (const one of silence.items()) {
      const why: Reason = { code: 'no-response', message: `There was no response (${detailOf(one)}).` }
      results.set(one, unjudged(one.case, why, results.get(one)))
    }
  }

  function detailOf(one: Selected): string {
    return results.get(one)?.noResponse?.detail ?? ''
  }

  function end(outcome: Ending['outcome'], why: Reason): void {
    ending ??= { outcome, why }
  }
}
