import type { Case } from '@bulk-import/contract/cases'
import { createRedactor } from '@bulk-import/internal/redact'
import { type Settings, UsageError } from '../options.ts'
import type { CaseResult, Reason } from '../report.ts'
import { createRecordShield } from '../results/record-shield.ts'
import { unjudged } from '../results/results.ts'
import { createBudget } from '../send/budget.ts'
import type { Selected } from './chain.ts'
import { baselineOf } from './plan.ts'
import type { Run } from './run.ts'
import { runCase } from './run-case.ts'

export interface Ran {
  run: Run
  /** In the order of the cases. */
  results: CaseResult[]
  /** What ended it early. */
  ending: { outcome: 'unreachable' | 'refused' | 'stopped' | 'bail'; why: Reason } | undefined
}

/** How many requests in a row are lost before the server counts as gone; fewer where there never was a response. */
const maximumLost = { timeout: 5, connection: 3 }
const maximumLostAtFirst = { timeout: 3, connection: 1 }

/** Runs cases one after the other, or some at once, until the last or until there is no point in going on. */
export async function runCases(settings: Settings, selected: readonly Selected[]): Promise<Ran> {
  const { nameOption, onProgress, signal } = settings
  const { hiddenValues = [] } = settings.contract
  const total = selected.length
  const results = new Map<Selected, CaseResult>()
  const baseline = baselineOf(selected, settings.contract)
  let check: ReturnType<typeof sendBaseline> | undefined
  let lost: Selected[] = []
  let isHeard = false
  let ending: Ran['ending']

  const run: Run = {
    settings,
    budget: createBudget(settings.maxImports),
    redactor: createRedactor(),
    shield: hiddenValues.length > 0 ? createRecordShield(hiddenValues) : undefined,
    state: { now: settings.clock.now, seen: new Map() },
    requests: 0,
    seenAsInferred: new Set(),
    async stillAcceptsBaseline(one) {
      if (one === baseline?.case) return true
      const { state, status } = await checkBaseline()
      if (state !== 'refused') return state !== 'silent'
      end('refused', {
        code: 'refused',
        message: `The server no longer accepts what it accepted before: status ${status}.`,
      })
      return false
    },
    onWait: (waitMs, status) => onProgress?.({ type: 'wait', waitMs, status, done: results.size, total }),
  }
  for (const { authorization } of [settings.account, ...Object.values(settings.standIns)]) {
    if (typeof authorization === 'string') run.redactor.addAuthorization(authorization)
  }
  const queue = selected.values()
  // What later ones are judged by comes first, one after the other.
  for (let first = 0; selected[first]?.isFirst; first++) await step(queue.next().value as Selected)
  await Promise.all(Array.from({ length: settings.concurrency }, work))
  if (lost[0] !== undefined && !isHeard) await lookForServer(detailOf(lost[0]))
  return { run, results: selected.map((one) => results.get(one) as CaseResult), ending }

  async function work(): Promise<void> {
    try {
      for (const one of queue) await step(one)
    } catch (error) {
      end('stopped', { code: 'stopped', message: 'The run failed.' }) // the others must not go on sending
      throw error
    }
  }

  async function step(one: Selected): Promise<void> {
    if (signal?.aborted) end('stopped', { code: 'stopped', message: 'The run was ended by its caller.' })
    const why = one.skip ?? (ending && { code: 'run-ended' as const, message: `Not sent: ${ending.why.message}` })
    const result = why === undefined ? await send(one.case) : unjudged(one.case, why)
    results.set(one, one === baseline ? asBaseline(one.case, result) : result)
    if (why === undefined) await watch(one, result)
    onProgress?.({ type: 'case', result: results.get(one) as CaseResult, done: results.size, total })
  }

  /** What was found is not lost when no further credential can be obtained. @throws UsageError when there never was one */
  async function send(one: Case): Promise<CaseResult> {
    try {
      return await runCase(one, run)
    } catch (error) {
      if (!(error instanceof UsageError) || run.requests === 0) throw error
      const why: Reason = { code: 'no-credential', option: error.option, message: error.message }
      end('stopped', why)
      return unjudged(one, why)
    }
  }

  /** When credentials, account or address explain how the baseline is refused, nothing is violated yet. */
  function asBaseline(one: Case, result: CaseResult): CaseResult {
    const hint = result.actual && hintFor(result.actual.status, settings)
    if (hint === undefined || result.verdict === 'skip') return result
    const message = `The response to the simplest request is ${result.actual?.status}: ${hint}.`
    end('refused', { code: 'refused', message })
    return unjudged(one, { code: 'refused', message }, result)
  }

  async function watch(one: Selected, { id, verdict, actual, noResponse }: CaseResult): Promise<void> {
    if (actual !== undefined) heard()
    if (noResponse !== undefined) {
      lost.push(one)
      const maximum = isHeard ? maximumLost : maximumLostAtFirst
      const connections = lost.filter((other) => results.get(other)?.noResponse?.why === 'connection').length
      const isGone = connections >= maximum.connection || lost.length >= maximum.timeout
      if (isGone) await lookForServer(noResponse.detail)
    }
    if (settings.bail && verdict === 'fail') {
      end('bail', { code: 'bail', option: 'bail', message: `${id} failed, and ${nameOption('bail')} is set.` })
    }
  }

  function heard(): void {
    lost = []
    isHeard = true
  }

  /** Requests to which a server gave no response that is gone violate nothing. */
  async function lookForServer(detail: string): Promise<void> {
    if (isHeard && (await checkBaseline()).state !== 'silent') return heard()
    end('unreachable', { code: 'unreachable', message: `There was no response (${detail}).` })
    for (const one of lost) {
      const message = `There was no response (${detailOf(one)}).`
      results.set(one, unjudged(one.case, { code: 'no-response', message }, results.get(one)))
    }
  }

  /** Callers in the meantime get the same result. */
  function checkBaseline() {
    check ??= sendBaseline().finally(() => {
      check = undefined
    })
    return check
  }

  /** Sends the baseline once more. `unknown` when there is nothing to compare with, or no room for another change. */
  async function sendBaseline(): Promise<{ state: 'accepted' | 'refused' | 'silent' | 'unknown'; status?: number }> {
    const before = baseline && results.get(baseline)
    if (baseline === undefined || before?.actual === undefined || before.verdict === 'skip') return { state: 'unknown' }
    const { actual, noResponse } = await runCase(baseline.case, run)
    if (actual === undefined) return { state: noResponse === undefined ? 'unknown' : 'silent' }
    return { state: actual.status === before.actual.status ? 'accepted' : 'refused', status: actual.status }
  }

  function detailOf(one: Selected): string {
    return results.get(one)?.noResponse?.detail ?? ''
  }

  function end(outcome: NonNullable<Ran['ending']>['outcome'], why: Reason): void {
    ending ??= { outcome, why }
  }
}

/** What to do about a refusal of the simplest request that credentials, account or address explain. */
function hintFor(status: number, { nameOption: name, account }: Settings): string | undefined {
  if (status >= 300 && status < 400) return `pass the address to which it redirects as ${name('baseUrl')}`
  if (status === 429 || status === 503) return `try again later, or let it wait longer (${name('maxWaitMs')})`
  if (![401, 403, 404].includes(status)) return undefined
  return `check ${['authorization', ...Object.keys(account.parameters)].map(name).join(', ')} and ${name('baseUrl')}`
}
