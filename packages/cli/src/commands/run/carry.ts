import { printable } from '@bulk-import/internal/printable'
import { type Journal, type Observation, RunError, type RunResult, type RunSettings, stateOf } from '@bulk-import/run'
import type { CommandContext } from '../../context.ts'
import type { ExitCode } from '../../exit-codes.ts'
import { jsonLine, painter, say, write } from '../../output.ts'
import { confirmed } from './confirm.ts'
import { endAsText, type Resumable, resultAsText, wayOn } from './ending.ts'
import type { ObservationsFile } from './observations.ts'
import type { RunOptions } from './options.ts'
import { type Outcome, outcomeAtOnce, outcomeOf, outcomeOfError } from './outcome.ts'
import { showProgress } from './progress-line.ts'

interface Carrying extends Resumable {
  given: RunOptions
  context: CommandContext
  clientId: string
  observations: ObservationsFile | undefined
  /** Undefined while there is none. */
  journal(): Promise<Journal> | undefined
  start(shared: RunSettings): Promise<RunResult>
}

/** Carries a run out, shows what it does, and says what came of it. Whatever cannot be written by then changes nothing of that. */
export async function carry(run: Carrying): Promise<ExitCode> {
  const { given, context, clientId, observations } = run
  const { json, quiet, yes } = given
  const shown = showProgress(json ? 'json' : quiet ? 'quiet' : 'usual', context)
  const seen: Observation[] = []
  let ended: Promise<ExitCode> | undefined
  context.clearBar = shown.end
  context.signal.addEventListener('abort', () => {
    if (!json && !quiet)
      void say(context, 'Ending, after the request that is under way if there is one. Ctrl-C once more ends at once.')
  })
  context.endAtOnce = () => {
    ended ??= endAtOnce(run)
    return ended
  }
  const shared: RunSettings = {
    signal: context.signal,
    confirm: (question) => yes || confirmed(question, clientId, context),
    onProgress: shown.show,
    onObservation: (one) => seen.push(one),
  }
  try {
    const result = await run.start(shared)
    if (ended !== undefined) return await ended
    shown.end()
    const outcome = outcomeOf(result)
    await deliver(resultEvent(outcome, result), resultAsText(result, run), given, context)
    return outcome.exitCode
  } catch (error) {
    if (ended !== undefined) return await ended
    if (!(error instanceof RunError)) throw error
    return await showEnd(error, run)
  } finally {
    await observations
      ?.write(seen)
      .catch(({ code }) =>
        say(context, `Warning: --observations: ${printable(observations.path)} could not be written (${code}).`),
      )
  }
}

/** The last line of --json. */
export function resultEvent({ exitCode, next }: Outcome, more: object): object {
  return { event: 'result', exitCode, canResume: next !== null, next, ...more }
}

/** Writes a result. Where standard output takes none, a person still sees it. */
export async function deliver(
  event: object,
  text: string,
  { json }: Pick<RunOptions, 'json'>,
  context: CommandContext,
): Promise<void> {
  await write(context.stdout, json ? jsonLine(event) : text).catch(async ({ code }: NodeJS.ErrnoException) => {
    await say(context, `Standard output could not be written (${code}).\n${text}`.trimEnd())
  })
}

async function showEnd(error: RunError, run: Carrying): Promise<ExitCode> {
  const { given, context } = run
  const outcome = outcomeOfError(error)
  const { code, message, hint, change, ids, counters } = error
  const heading = painter(context, context.stderr)(['bold', 'red'], 'Ended:')
  await say(context, endAsText(error, outcome.next, run, heading))
  // Said already, should nobody take it.
  if (given.json)
    await deliver(resultEvent(outcome, { code, message, hint, change, ids, counters }), '', given, context)
  return outcome.exitCode
}

/** Ends without waiting for the request that is under way. What the journal is being told may be sent at once, so that is waited for. */
async function endAtOnce(run: Carrying): Promise<ExitCode> {
  const { given, context } = run
  const journal = await run.journal()?.catch(() => undefined)
  await journal?.close().catch(() => undefined)
  const state = stateOf(journal?.events ?? [])
  if (state.finished !== undefined) return outcomeOf(state.finished).exitCode
  const { consequence, ...outcome } = outcomeAtOnce(state)
  const message = `Interrupted. ${consequence}`
  await say(context, outcome.next === null ? message : `${message}\n  ${wayOn(outcome.next, run)}`)
  if (given.json) await deliver(resultEvent(outcome, { code: 'ABORTED', message }), '', given, context)
  return outcome.exitCode
}
