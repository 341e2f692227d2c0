import { continueImport } from '@bulk-import/client/provisional'
import { RunError } from './errors.ts'
import type { Input } from './input/input.ts'
import { iterableInput } from './input/iterable-input.ts'
import type { FinishedResult, Initiating, Journal, JournalEvent } from './journal/events.ts'
import { memoryJournal } from './journal/memory-journal.ts'
import { after, stateOf } from './journal/state.ts'
import { carryOut, type StagedResult } from './machine/carry-out.ts'
import type { Limits, Run } from './machine/run.ts'
import type { DeletionRunOptions, ResumeOptions, RunOptions, RunSettings } from './options.ts'
import { checkSettings, defaults } from './settings.ts'

export type RunResult = FinishedResult | StagedResult

/**
 * **Provisional.** Carries out a whole import: initiates, stages every record, executes, and waits for the end. Each record is taken once by a
 * server that takes or drops a request within the settling time; what cannot be known is never executed; Execute is never sent a second
 * time by the program.
 *
 * @throws RunError when it ends before its result; `next` says what goes on with it
 */
export function runImport(options: RunOptions): Promise<RunResult> {
  return start(options, false)
}

/** **Provisional.** As `runImport`, for a deletion: profiles that are deleted do not come back. `confirm` is asked twice. */
export function runDeletion(options: DeletionRunOptions): Promise<RunResult> {
  return start(options, true)
}

function start(options: RunOptions | DeletionRunOptions, isDeletion: boolean): Promise<RunResult> {
  const { request, records, journal: begin = async (first) => memoryJournal([first]), inferred = {} } = options
  checkSettings(options)
  const { chunkBytes = defaults.chunkBytes, target, failedPath, clock = defaults.clock } = options
  const plan: Initiating = {
    event: 'initiating',
    version: 1,
    at: new Date(clock.now()).toISOString(),
    baseUrl: target?.baseUrl ?? '',
    clientId: target?.clientId ?? '',
    request: request as Initiating['request'],
    isDeletion,
    input: null,
    ...(failedPath !== undefined && { failedPath }),
    chunkBytes,
    inferred,
  }
  return carry(options, plan, isInput(records) ? records : iterableInput(records), [], begin)
}

/**
 * **Provisional.** Goes on with a run by its journal, from wherever it ended. A run that was finished gives its result again.
 *
 * @throws RunError
 */
export function resumeImport(options: ResumeOptions): Promise<RunResult> {
  const { journal, records, restart = false } = options
  checkSettings(options)
  const plan = journal.events.findLast((event) => event.event === 'initiating')
  if (plan === undefined)
    throw new RunError('USAGE', 'The journal has no beginning.', { reached: 'nothing-sent', next: null })
  const { execution } = stateOf(journal.events)
  if (restart && execution !== 'none' && execution !== 'refused') {
    const message = 'The import was executed, or perhaps: it cannot be left for a new one.'
    throw new RunError('USAGE', message, { reached: 'perhaps-executed', next: 'resume' })
  }
  const events = restart ? [] : journal.events
  // A new import goes on in the same journal.
  const append = async (first: JournalEvent) => {
    await journal.append(first)
    return journal
  }
  return carry(options, plan, records ?? noInput, events, append, restart ? undefined : journal)
}

/** For a run whose input is not read any more. */
const noInput: Input = {
  chunks() {
    const message = 'The run needs its input: not all of it was staged. Nothing was executed.'
    throw new RunError('USAGE', message, { reached: 'not-executed', next: 'resume' })
  },
  facts: () => ({ records: 0, bytes: 0, sha256: '' }),
}

async function carry(
  options: RunSettings & Pick<RunOptions, 'client'> & { executeAgain?: boolean },
  plan: Initiating,
  input: Input,
  events: readonly JournalEvent[],
  begin: (first: Initiating) => Promise<Journal>,
  opened?: Journal,
): Promise<RunResult> {
  const { client, signal, clock = defaults.clock, onProgress, onObservation, confirm, keepFailed } = options
  let journal = opened
  const run: Run = {
    client,
    plan,
    input,
    limits: limitsOf(options, plan.chunkBytes),
    isStageOnly: options.stageOnly ?? false,
    mayExecuteAgain: options.executeAgain ?? false,
    state: stateOf(events),
    report: undefined,
    async record(event) {
      try {
        if (journal === undefined && event.event === 'initiating') journal = await begin(event)
        else await journal?.append(event)
      } catch (error) {
        throw journalEnd(run, event, error)
      }
      run.state = after(run.state, event)
    },
    steps: () => continueImport(client, run.state.session ?? { accessToken: '' }, { inferred: plan.inferred }),
    now: clock.now,
    sleep: (ms) => clock.sleep(ms, signal),
    confirm: async (question) => (await confirm?.(question)) ?? false,
    keepFailed,
    emit: (progress) => onProgress?.(progress),
    observe: (observation) => onObservation?.(observation),
    signal,
  }
  return await carryOut(run)
}

/** What is not on the disk is not sent; what was sent by then, the journal of before knows. */
function journalEnd({ state }: Run, { event }: JournalEvent, cause: unknown): RunError {
  const isExecuted = state.execution === 'unknown' || state.execution === 'executed'
  const reached = isExecuted ? 'perhaps-executed' : event === 'initiating' ? 'nothing-sent' : 'not-executed'
  const { message } = Object(cause) as Error
  const next = reached === 'nothing-sent' ? null : event === 'initiated' ? 'restart' : 'resume'
  return new RunError('JOURNAL', `The journal could not be written: ${message}`, { reached, next, cause })
}

function limitsOf(settings: RunSettings, chunkBytes: number): Limits {
  const {
    maxFailed = 0,
    pollMs = defaults.pollMs,
    settleMs = defaults.settleMs,
    minLifeMs = defaults.minLifeMs,
  } = settings
  const share = typeof maxFailed === 'string' ? Number.parseFloat(maxFailed) / 100 : undefined
  const mayFail = (failed: number, sent: number) => failed <= (share === undefined ? Number(maxFailed) : share * sent)
  return { chunkBytes, mayFail, pollMs, settleMs, minLifeMs }
}

function isInput(records: RunOptions['records']): records is Input {
  return 'chunks' in records && 'facts' in records
}
