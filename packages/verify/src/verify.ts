import { cases } from '@bulk-import/contract/cases'
import { createRedactor } from '@bulk-import/internal/redact'
import { createBudget } from './budget.ts'
import { type Settings, settle, type VerifyOptions } from './options.ts'
import type { CaseResult, Report } from './report.ts'
import { reportOf } from './report-of.ts'
import { skipped } from './results.ts'
import { type Run, runCase } from './run-case.ts'
import { type Selected, select } from './select.ts'
import { tokenResult } from './token-result.ts'

/**
 * Sends the contract's cases to a server and tells, statement by statement, whether it keeps the contract. Each accepted request opens
 * an import: `plan` says beforehand how many. Never throws for what the server does.
 *
 * @throws UsageError when an option cannot be used, or the function that gives the credentials fails
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const settings = settle(options)
  const selected = select(cases, settings)
  const startedAt = settings.clock.now()
  const conductor = createConductor(settings, selected)
  const results = await conductor.conduct()
  return reportOf({ settings, startedAt, results, run: conductor.run, ending: conductor.ending() })
}

/** What ended a run before its time. */
export interface Ending {
  outcome: 'unreachable' | 'refused' | 'stopped' | 'bail'
  why: string
}

const mostLost = 3

const checkAccess = 'check authorization, clientId and baseUrl'
const comeBack = 'try again later, or let it wait longer'
/** What to do when the very first request is answered so. */
const advices: Record<number, string> = {
  401: checkAccess,
  403: checkAccess,
  404: checkAccess,
  429: comeBack,
  503: comeBack,
}

function createConductor(settings: Settings, selected: readonly Selected[]) {
  const total = selected.length
  const results = new Map<Selected, CaseResult>()
  const tokens = new Map<string, string>()
  let ending: Ending | undefined
  let lost = 0
  const wellness = new Map<number, Promise<boolean>>()
  const first = selected.find(({ skip, case: { opensImport } }) => skip === undefined && opensImport)
  const run: Run = {
    settings,
    budget: createBudget(settings.maxImports),
    redactor: createRedactor(),
    bench: { now: settings.clock.now, tokens },
    counters: { requests: 0 },
    end: (outcome, why) => (ending ??= { outcome, why }),
    onWait: (waitMs, status) => settings.onProgress?.({ type: 'wait', waitMs, status, done: results.size, total }),
    isStillWell(status) {
      const known = wellness.get(status) ?? probe()
      wellness.set(status, known)
      return known
    },
  }

  /** The simplest request once more. Without one among the cases there is nothing to compare with, and the answer counts as it is. */
  async function probe(): Promise<boolean> {
    const before = first && results.get(first)
    if (first === undefined || before === undefined || before.verdict === 'skipped') return true
    const result = await runCase(first.case, { ...run, isStillWell: async () => true })
    const isWell = result.came?.status === first.case.expect.statuses[0]
    if (!isWell)
      run.end('refused', `The server stopped to accept what it accepted before: status ${result.came?.status}.`)
    return isWell
  }

  async function conduct(): Promise<CaseResult[]> {
    const queue = selected.values()
    const [head] = selected
    if (head !== undefined && first === head) await step(queue.next().value as Selected)
    await Promise.all(Array.from({ length: settings.concurrency }, work))
    return [
      ...selected.map((one) => results.get(one) as CaseResult),
      ...tokenResult(selected, [...tokens.keys()], settings.strict),
    ]

    async function work() {
      try {
        for (const one of queue) await step(one)
      } catch (error) {
        ending ??= { outcome: 'stopped', why: 'The run failed.' } // the others must not go on sending
        throw error
      }
    }
  }

  async function step(one: Selected): Promise<void> {
    if (settings.signal?.aborted) ending ??= { outcome: 'stopped', why: 'The run was ended by its caller.' }
    const why = one.skip ?? (ending && `Not sent: ${ending.why}`)
    const result = why === undefined ? await runCase(one.case, run) : skipped(one.case, why)
    results.set(one, one === first ? asFirst(result) : result)
    if (why === undefined) watch(one, result)
    settings.onProgress?.({ type: 'case', result: results.get(one) as CaseResult, done: results.size, total })
  }

  /** When the simplest request meets a refusal that credentials, client id or address explain, nothing is broken yet. */
  function asFirst(result: CaseResult): CaseResult {
    const status = result.came?.status ?? 0
    const isRefused = Object.hasOwn(advices, status) || (status >= 300 && status < 400)
    if (!isRefused || result.verdict === 'skipped') return result
    const advice = advices[status] ?? 'give the address to which it redirects'
    run.end('refused', `The simplest request is answered ${status}: ${advice}.`)
    const { findings: _, proven: __, verdict: ___, ...rest } = result
    return { ...rest, verdict: 'skipped', why: ending?.why ?? '', findings: [], proven: [] }
  }

  function watch(one: Selected, result: CaseResult): void {
    const isLost =
      result.came === undefined &&
      result.findings.some(({ came }) => came.startsWith('no answer') && !came.includes('none within'))
    lost = isLost ? lost + 1 : 0
    if (isLost && (one === selected[0] || lost === mostLost)) run.end('unreachable', reason(result))
    if (settings.bail && result.verdict === 'failed')
      ending ??= { outcome: 'bail', why: `${result.id} is broken, and bail is set.` }
  }

  return { run, conduct, ending: () => ending }
}

function reason({ findings }: CaseResult): string {
  return `The server could not be reached: ${findings[0]?.came ?? 'no answer'}.`
}
