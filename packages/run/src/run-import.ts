import type { Client } from '@bulk-import/client'
import { continueImport, type Inferred } from '@bulk-import/client/provisional'
import { isJsonObject } from '@bulk-import/internal/own'
import { RunError } from './errors.ts'
import { inputOf } from './input/input-of.ts'
import type { FinishedResult, Initiating, Journal, JournalEvent } from './journal/events.ts'
import { memoryJournal } from './journal/memory-journal.ts'
import { after, stateOf } from './journal/state.ts'
import { carryOut, type StagedResult } from './machine/carry-out.ts'
import { endAs, endOf } from './machine/ends.ts'
import type { Run } from './machine/run.ts'
import { standingOf } from './machine/standing.ts'
import type { DeletionRunOptions, ResumeOptions, RunOptions } from './options.ts'
import { checkSettings, defaults, limitsOf } from './settings.ts'

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

async function start(options: RunOptions | DeletionRunOptions, isDeletion: boolean): Promise<RunResult> {
  checkSettings(options)
  checkRequest(options.request, isDeletion)
  const { request, journal: begin = async (first) => memoryJournal([first]), inferred = {}, records } = options
  const { chunkBytes = defaults.chunkBytes, maxFailed, target, failedPath, clock = defaults.clock } = options
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
    ...(maxFailed !== undefined && { maxFailed }),
    inferred,
  }
  let begun: Journal | undefined
  const append = async (event: JournalEvent) => {
    if (begun === undefined) begun = await begin(event as Initiating)
    else await begun.append(event)
  }
  try {
    return await carry({ ...options, records }, plan, [], append)
  } finally {
    await begun?.close().catch(() => undefined) // what came of the run matters more
  }
}

/**
 * **Provisional.** Goes on with a run by its journal, from wherever it ended. A run that was finished gives its result again.
 *
 * @throws RunError
 */
export async function resumeImport(options: ResumeOptions): Promise<RunResult> {
  checkSettings(options)
  const { journal, restart = false, inferred, chunkBytes, clock = defaults.clock } = options
  const earlier = journal.events.findLast((event) => event.event === 'initiating')
  if (earlier === undefined) throw usage('The journal has no beginning.')
  if (inferred !== undefined && !restart) throw usage('`inferred` needs `restart`.')
  const changes = {
    ...(chunkBytes !== undefined && { chunkBytes }),
    ...(restart && { at: new Date(clock.now()).toISOString(), inferred: { ...earlier.inferred, ...inferred } }),
  }
  return carry(options, { ...earlier, ...changes }, journal.events, (event) => journal.append(event))
}

/** Which of the two functions it is for. What else it says is for the client to judge. */
function checkRequest(request: unknown, isDeletion: boolean): void {
  if (!isJsonObject(request)) throw usage('`request` must be an object: the body of Initiate.')
  if (!isDeletion && request.ImportAction === 'Delete')
    throw usage(
      'The request has ImportAction "Delete". Call `runDeletion` if profiles are meant to be removed irreversibly.',
    )
}

type Carried = Omit<ResumeOptions, 'journal'> | Omit<RunOptions | DeletionRunOptions, 'journal'>

async function carry(
  options: Carried,
  plan: Initiating,
  events: readonly JournalEvent[],
  append: (event: JournalEvent) => Promise<void>,
): Promise<RunResult> {
  const { client, signal, clock = defaults.clock, onProgress, onObservation, confirm, keepFailed, records } = options
  const { restart = false, executeAgain = false } = options as ResumeOptions
  checkClient(client, plan.inferred)
  const observed = new Set<string>()
  const run: Run = {
    client,
    plan,
    input: inputOf(records, events.length > 0),
    limits: limitsOf(options, plan),
    isStageOnly: options.stageOnly ?? false,
    isRestart: restart,
    mayExecuteAgain: executeAgain,
    state: stateOf(events),
    report: undefined,
    async record(event) {
      try {
        await append(event)
      } catch (error) {
        throw journalEnd(run, event, error)
      }
      run.state = after(run.state, event)
    },
    steps: () => continueImport(client, run.state.session ?? { accessToken: '' }, { inferred: run.plan.inferred }),
    now: clock.now,
    sleep: (ms) => clock.sleep(ms, signal),
    confirm: async (question) => confirm?.(question),
    keepFailed,
    failedWritten: events.length > 0 && !restart ? Number.POSITIVE_INFINITY : 0,
    emit: (progress) => listen(onProgress, progress),
    observe(observation) {
      const text = JSON.stringify(observation)
      if (!observed.has(text)) listen(onObservation, observation)
      observed.add(text)
    },
    signal,
  }
  return await carryOut(run)
}

/** A listener must not break what it listens to. */
function listen<Item>(listener: ((item: Item) => unknown) | undefined, item: Item): void {
  try {
    Promise.resolve(listener?.(item)).catch(() => undefined)
  } catch {
    // It is told the next item all the same.
  }
}

/** An option that the client finds at its first step would cost an Initiate. */
function checkClient(client: Client, inferred: Inferred): void {
  try {
    continueImport(client, { accessToken: '1' }, { inferred })
  } catch (error) {
    throw usage((error as Error).message, error)
  }
}

function usage(message: string, cause?: unknown): RunError {
  return new RunError('USAGE', message, { reached: 'nothing-sent', next: null, cause })
}

/** What is not on the disk is not sent; what was sent by then, the journal of before knows. */
function journalEnd(run: Run, { event }: JournalEvent, cause: unknown): RunError {
  const { message = 'unknown error', code } = Object(cause) as NodeJS.ErrnoException
  if (code === 'LOCKED' || code === 'JOURNAL_EXISTS') return endOf(run, 'JOURNAL', message, null, { cause })
  const what = `The journal could not be written: ${message.replace(/\.$/, '')}.`
  // Whoever else has added to it may have done anything.
  if (code === 'JOURNAL_CHANGED') return endAs(run, 'JOURNAL', what, 'resume', { reached: 'perhaps-executed', cause })
  const isNothing = standingOf(run.state).reached === 'nothing-sent'
  const next = isNothing ? null : event === 'initiated' || event === 'not-initiated' ? 'restart' : 'resume'
  return endOf(run, 'JOURNAL', what, next, { cause })
}
