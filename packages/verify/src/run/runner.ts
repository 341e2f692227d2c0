import type { Case } from '@bulk-import/contract/cases'
import { createRedactor } from '@bulk-import/internal/redact'
import type { Settings } from '../options.ts'
import type { CaseResult, Reason } from '../report.ts'
import { unjudged } from '../results/results.ts'
import { createBudget } from '../send/budget.ts'
import { knownCredentials } from '../send/request.ts'
import { UsageError } from '../usage-error.ts'
import { createProbe } from './baseline.ts'
import { type Ending, refusalOfFirst } from './ending.ts'
import type { Run } from './run.ts'
import { runCase } from './run-case.ts'
import type { Selected } from './select.ts'
import { createSilence } from './silence.ts'

interface Conducted {
  run: Run
  /** In the order of the cases. */
  results: CaseResult[]
  ending: Ending | undefined
}

/** Runs the cases one after the other, or some at once, until the last or until there is no point in going on. */
export async function conduct(settings: Settings, selected: readonly Selected[]): Promise<Conducted> {
  const total = selected.length
  const results = new Map<Selected, CaseResult>()
  const silence = createSilence<Selected>()
  const first = selected.find(({ skip, case: { changes } }) => skip === undefined && changes)
  const probe = createProbe(first, (one) => results.get(one))
  let ending: Ending | undefined

  const run: Run = {
    settings,
    budget: createBudget(settings.maxImports),
    redactor: createRedactor(),
    bench: { now: settings.clock.now, tokens: new Map() },
    counters: { requests: 0 },
    async isStillWell() {
      const { state, status } = await probe(run)
      if (state === 'refusing') {
        const message = `The server no longer accepts what it accepted before: status ${status}.`
        end('refused', { code: 'refused', message })
      }
      return state === 'well' || state === 'untold'
    },
    onWait: (waitMs, status) => settings.onProgress?.({ type: 'wait', waitMs, status, done: results.size, total }),
  }
  for (const credential of knownCredentials(settings)) run.redactor.addAuthorization(credential)

  const queue = selected.values()
  if (first !== undefined && first === selected[0]) await step(queue.next().value as Selected)
  await Promise.all(Array.from({ length: settings.concurrency }, work))
  const [unanswered] = silence.items()
  if (unanswered !== undefined && !silence.hasHeard()) await lookForServer(lostOf(unanswered))
  return { run, results: selected.map((one) => results.get(one) as CaseResult), ending }

  async function work() {
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
    results.set(one, one === first ? asFirst(result) : result)
    if (why === undefined) await watch(one, result)
    settings.onProgress?.({ type: 'case', result: results.get(one) as CaseResult, done: results.size, total })
  }

  /** What was found is not lost when no further credential can be had. @throws UsageError when there never was one */
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

  /** When the simplest request meets a refusal that credentials, client id or address explain, nothing is broken yet. */
  function asFirst(result: CaseResult): CaseResult {
    const why = result.came && refusalOfFirst(result.came.status, settings.nameOption)
    if (first === undefined || why === undefined || result.verdict === 'skipped') return result
    end('refused', why)
    return unjudged(first.case, why, result)
  }

  async function watch(one: Selected, result: CaseResult): Promise<void> {
    if (result.came !== undefined) silence.heard()
    if (result.lost !== undefined && silence.lost(one, result.lost.why)) await lookForServer(result.lost.detail)
    if (settings.bail && result.verdict === 'failed') {
      const message = `${result.id} is broken, and ${settings.nameOption('bail')} is set.`
      end('bail', { code: 'bail', option: 'bail', message })
    }
  }

  /** What a server that is gone did not answer breaks no statement. */
  async function lookForServer(detail: string): Promise<void> {
    if (silence.hasHeard() && (await probe(run)).state !== 'silent') return silence.heard()
    end('unreachable', { code: 'unreachable', message: `No answer came (${detail}).` })
    for (const one of silence.items()) {
      const why: Reason = { code: 'no-answer', message: `No answer came (${lostOf(one)}).` }
      results.set(one, unjudged(one.case, why, results.get(one)))
    }
  }

  function lostOf(one: Selected): string {
    return results.get(one)?.lost?.detail ?? ''
  }

  function end(outcome: Ending['outcome'], why: Reason): void {
    ending ??= { outcome, why }
  }
}
