import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { createClient } from '@bulk-import/client'
import { type InitiateRequest, productionUrl } from '@bulk-import/contract'
import { printable } from '@bulk-import/internal/printable'
import {
  createJournal,
  failedFile,
  fileInput,
  type Journal,
  type Observation,
  openJournal,
  RunError,
  type RunResult,
  type RunSettings,
  resumeImport,
  runDeletion,
  runImport,
  streamInput,
} from '@bulk-import/run'
import { callHooks } from '../../call-hooks.ts'
import { defineCommand } from '../../command.ts'
import { readAddress } from '../../connection.ts'
import type { CommandContext } from '../../context.ts'
import { readCredentials } from '../../credentials.ts'
import { CommandLineError, failFor } from '../../errors.ts'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import { readInferred } from '../../options/inferred.ts'
import { defined } from '../../options/read-options.ts'
import { jsonLine, jsonText, painter, say, write } from '../../output.ts'
import { isDeletion, readRequest } from '../initiate/request.ts'
import { confirmed } from './confirm.ts'
import { checkTogether, options, type RunOptions, settingsOf } from './options.ts'
import { grouped, type Outcome, outcomeOf, outcomeOfError, resultAsText } from './outcome.ts'
import { showProgress } from './progress-line.ts'

export const command = defineCommand({
  usage:
    'bulk-import run FILE --name TEXT [options]\n       bulk-import run - --journal FILE --failed FILE --name TEXT [options]\n       bulk-import run --resume JOURNAL [options]',
  description: `Carry out a whole import from a file of records, one JSON object a line, to its result.
Provisional: the steps after Initiate follow a contract that is partly inferred. Try it on a test account first.

What cannot be known is never executed, and Execute is never sent a second time by itself.`,
  operand: 'FILE',
  options,
  examples: [
    ['look at the plan', 'bulk-import run people.ndjson --name "CRM sync" --dry-run'],
    ['carry it out', 'bulk-import run people.ndjson --name "CRM sync" --match AlternateIdType=CrmId'],
    ['go on after it was interrupted', 'bulk-import run --resume people.ndjson.journal'],
    [
      'a pilot',
      'head -100 people.ndjson | bulk-import run - --journal pilot.journal --failed pilot.ndjson --name "Pilot"',
    ],
  ],
  run,
})

async function run(given: RunOptions, context: CommandContext): Promise<ExitCode> {
  checkTogether(given)
  return given.resume === undefined ? begin(given, context) : goOn(given, given.resume, context)
}

async function begin(given: RunOptions, context: CommandContext): Promise<ExitCode> {
  const { operand = '', chunkBytes, dryRun } = given
  const request = await readRequest(given, context)
  const address = readAddress(given, context)
  const inferred = readInferred(given.inferred)
  const isStream = operand === '-'
  if (isStream && given.file === '-')
    throw new CommandLineError('Standard input cannot be both the request and the records.')
  const { journal, failed } = given
  if (isStream && (journal === undefined || failed === undefined))
    throw new CommandLineError('With -, both --journal and --failed are needed.')
  const input = isStream ? streamInput(context.stdin, { isGzip: false }) : fileInput(resolve(operand))
  if (dryRun) return printPlan(given, request, context)
  const journalPath = resolve(journal ?? `${operand}.journal`)
  if (existsSync(journalPath)) {
    throw new CommandLineError(
      `${printable(journalPath)} exists already. Go on with --resume, or choose another --journal.`,
    )
  }
  const failedPath = resolve(failed ?? `${operand}.failed.ndjson`)
  const { baseUrl = productionUrl, clientId } = address
  const client = await clientFor({ ...address, baseUrl }, given, context)
  if (address.baseUrl === undefined)
    await say(context, `No --base-url is given, so this goes to ${productionUrl}, which is inferred (C08).`)
  const settings = {
    ...settingsOf(given),
    ...defined({ chunkBytes, inferred }),
    ...{ client, records: input, failedPath, target: { baseUrl, clientId } },
    keepFailed: failedFile(failedPath).replace,
    journal: (first: Parameters<typeof createJournal>[1]) => createJournal(journalPath, first),
  }
  return carry({ given, context, journalPath, failedPath, clientId }, (shared) =>
    isDeletion(request)
      ? runDeletion({ ...settings, ...shared, request: request as never })
      : runImport({ ...settings, ...shared, request: request as never }),
  )
}

async function goOn(given: RunOptions, path: string, context: CommandContext): Promise<ExitCode> {
  const journalPath = resolve(path)
  // Whatever takes its time comes after: what the journal says holds only while it is locked.
  const journal = await openJournal(journalPath).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return failFor('--resume: cannot read', journalPath)(error)
    throw new CommandLineError(`--resume: ${error.message}`)
  })
  try {
    const { baseUrl, clientId, failedPath, input } = planOf(journal, journalPath)
    const client = await clientFor({ baseUrl, clientId, allowInsecureHttp: true }, given, context)
    const settings = {
      ...settingsOf(given),
      ...{ client, journal, restart: given.restart, executeAgain: given.executeAgain },
      ...(input?.path !== undefined && { records: fileInput(input.path) }),
      ...(failedPath !== undefined && { keepFailed: failedFile(failedPath).replace }),
    }
    return await carry({ given, context, journalPath, failedPath, clientId }, (shared) =>
      resumeImport({ ...settings, ...shared }),
    )
  } finally {
    await journal.close()
  }
}

function planOf({ events }: Journal, path: string) {
  const plan = events.findLast((event) => event.event === 'initiating')
  if (plan === undefined) throw new CommandLineError(`--resume: ${printable(path)} has no beginning.`)
  return plan
}

async function clientFor(
  address: { baseUrl: string; clientId: string; allowInsecureHttp: boolean },
  { authorizationFile, timeout: attemptTimeoutMs, verbose, quiet, json }: RunOptions,
  context: CommandContext,
) {
  const auth = await readCredentials(authorizationFile, context)
  const hooks = quiet || json ? {} : { hooks: callHooks(context, verbose) }
  return createClient({ ...address, auth, ...hooks, ...defined({ attemptTimeoutMs }) })
}

interface Carrying {
  given: RunOptions
  context: CommandContext
  journalPath: string
  failedPath: string | undefined
  clientId: string
}

/** Carries a run out, shows what it does, and says what came of it. */
async function carry(
  { given, context, journalPath, failedPath, clientId }: Carrying,
  start: (shared: RunSettings) => Promise<RunResult>,
): Promise<ExitCode> {
  const { json, quiet, yes, observations } = given
  const shown = showProgress(json ? 'json' : quiet ? 'quiet' : 'usual', context)
  const seen: Observation[] = []
  const shared: RunSettings = {
    signal: context.signal,
    confirm: (question) => yes || confirmed(question, clientId, context),
    onProgress: shown.show,
    onObservation: (one) => seen.push(one),
  }
  try {
    const result = await start(shared)
    shown.end()
    const outcome = outcomeOf(result)
    const text =
      result.outcome === 'staged'
        ? `Staged: ${grouped(result.sent)} records, ${grouped(result.failed)} of them failed. Nothing was executed.\nbulk-import run --resume ${shortened(journalPath)} goes on.\n`
        : resultAsText(result, failedPath && shortened(failedPath))
    await write(context.stdout, json ? jsonLine(resultEvent(outcome, result)) : text)
    return outcome.exitCode
  } catch (error) {
    shown.end()
    if (!(error instanceof RunError)) throw error
    return await showEnd(error, json, journalPath, context)
  } finally {
    if (observations !== undefined)
      await writeFile(observations, jsonText(seen)).catch(failFor('--observations: cannot write', observations))
  }
}

function resultEvent({ exitCode, next }: Outcome, more: object): object {
  return { event: 'result', exitCode, canResume: next !== null, next, ...more }
}

async function showEnd(
  error: RunError,
  isJson: boolean,
  journalPath: string,
  context: CommandContext,
): Promise<ExitCode> {
  const outcome = outcomeOfError(error)
  const { code, message, hint, ids, counters } = error
  if (isJson) await write(context.stdout, jsonLine(resultEvent(outcome, { code, message, hint, ids, counters })))
  const paint = painter(context, context.stderr)
  const flag = outcome.next === '--resume' || outcome.next === null ? '' : ` ${outcome.next}`
  const how = outcome.next === null ? [] : [`  bulk-import run --resume ${shortened(journalPath)}${flag} goes on.`]
  const lines = [
    `${paint(['bold', 'red'], 'Ended:')} ${printable(message)}`,
    ...(hint ? [`  ${printable(hint)}`] : []),
    ...how,
  ]
  await say(context, lines.join('\n'))
  return outcome.exitCode
}

/** Reads and checks the whole input, and says what would be done. */
async function printPlan(given: RunOptions, request: InitiateRequest, context: CommandContext): Promise<ExitCode> {
  const { operand = '', chunkBytes = 24_500_000, json } = given
  if (operand === '-') throw new CommandLineError('--dry-run needs a file: standard input can be read once only.')
  const facts = await fileInput(resolve(operand))
    .check?.(() => undefined, chunkBytes, context.signal)
    .catch((error: Error) => {
      throw new CommandLineError(error.message)
    })
  const { records = 0, bytes = 0 } = facts ?? {}
  const requests = records === 0 ? 0 : 1 + Math.ceil(bytes / chunkBytes)
  const plan = { records, bytes, requests }
  const text = `${grouped(records)} records, ${grouped(bytes)} bytes, in ${requests} requests or more.\n${JSON.stringify(request, undefined, 2)}\nNothing was sent.\n`
  await write(context.stdout, json ? jsonLine({ event: 'plan', ...plan, request }) : text)
  return records === 0 ? exitCodes.usage : exitCodes.done
}

/** A path as it is from here, unless that leads out of this folder. */
function shortened(path: string): string {
  const short = relative(process.cwd(), path)
  return printable(short.startsWith('..') ? path : short)
}
