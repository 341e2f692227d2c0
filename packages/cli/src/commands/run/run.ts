import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createClient, isBulkImportError } from '@bulk-import/client'
import { productionUrl } from '@bulk-import/contract'
import { baseUrlProblem } from '@bulk-import/internal/base-url'
import { printable } from '@bulk-import/internal/printable'
import {
  createJournal,
  failedFile,
  fileInput,
  type Initiating,
  type Journal,
  JournalError,
  openJournal,
  type RunSettings,
  resumeImport,
  runDeletion,
  runImport,
  stateOf,
  streamInput,
} from '@bulk-import/run'
import { callHooks, eventHooks, warningHooks } from '../../call-hooks.ts'
import { defineCommand } from '../../command.ts'
import { readAddress } from '../../connection.ts'
import type { CommandContext } from '../../context.ts'
import { readCredentials } from '../../credentials.ts'
import { CommandLineError, failFor } from '../../errors.ts'
import { type ExitCode, exitCodeOf, exitCodes } from '../../exit-codes.ts'
import { openImport } from '../../import-of-token.ts'
import { readInferred } from '../../options/inferred.ts'
import { defined } from '../../options/read-options.ts'
import { jsonLine, say, write } from '../../output.ts'
import { isDeletion, readRequest } from '../initiate/request.ts'
import { carry, resultEvent } from './carry.ts'
import { checkDistinct, checkInput, checkReplaceable } from './files.ts'
import { openObservations } from './observations.ts'
import { checkTogether, options, type RunOptions, settingsOf } from './options.ts'
import { printPlan } from './plan.ts'

export const command = defineCommand({
  usage:
    'bulk-import run FILE --name TEXT [options]\n       bulk-import run - --journal FILE --failed FILE --name TEXT [options]\n       bulk-import run --resume JOURNAL [options]',
  description: `Carry out a whole import from a file of records, one JSON object a line, to its result.
Provisional: the steps after Initiate follow a contract that is partly inferred. Try it on a test account first.

What cannot be known is never executed, and Execute is never sent a second time by itself. Two runs
with separate journals do not know about each other: start the next import of an account after the last one
was executed (P08).`,
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
  try {
    checkTogether(given)
    return await (given.resume === undefined ? begin(given, context) : goOn(given, given.resume, context))
  } catch (error) {
    if (given.json) await write(context.stdout, jsonLine(eventOf(error))).catch(() => undefined)
    throw error
  }
}

/** The last line of --json for what no run ends with. */
function eventOf(error: unknown): object {
  if (!(error instanceof CommandLineError))
    return resultEvent({ exitCode: exitCodes.defect, next: null }, { code: 'DEFECT' })
  const { code, message } = error
  const exitCode = exitCodeOf({ outcome: 'not-sent', code, status: undefined })
  return resultEvent({ exitCode, next: null }, { code, message })
}

async function begin(given: RunOptions, context: CommandContext): Promise<ExitCode> {
  const { operand = '', chunkBytes, dryRun, file, journal, failed, observations, authorizationFile } = given
  const request = await readRequest(given, context)
  if (dryRun) return printPlan(given, request, context)
  const address = readAddress(given, context)
  const inferred = readInferred(given.inferred)
  const isStream = operand === '-'
  if (isStream && file === '-') throw new CommandLineError('Standard input cannot be both the request and the records.')
  if (isStream && (journal === undefined || failed === undefined))
    throw new CommandLineError('With -, both --journal and --failed are needed.')
  if (!isStream) await checkInput(operand)
  const journalPath = resolve(journal ?? `${operand}.journal`)
  const failedPath = resolve(failed ?? `${operand}.failed.ndjson`)
  await checkDistinct({
    ...{ 'The input': operand, '--file': file, '--authorization-file': authorizationFile },
    ...{ '--journal': journalPath, 'the lock of the journal': `${journalPath}.lock`, '--failed': failedPath },
    '--observations': observations,
  })
  if (existsSync(journalPath)) {
    throw new CommandLineError(
      `${printable(journalPath)} exists already. Go on with --resume, or choose another --journal.`,
    )
  }
  await checkReplaceable('--journal', journalPath)
  await checkReplaceable('--failed', failedPath)
  const { baseUrl = productionUrl, clientId } = address
  const client = await clientFor({ ...address, baseUrl }, given, context)
  openImport(client, { accessToken: '1' }, inferred)
  if (address.baseUrl === undefined)
    await say(context, `No --base-url is given, so this goes to ${productionUrl}, which is inferred (C08).`)
  const seen = observations === undefined ? undefined : await openObservations(observations, false)
  let opened: Promise<Journal> | undefined
  const settings = {
    ...settingsOf(given),
    ...defined({ chunkBytes, inferred }),
    ...{ client, failedPath, target: { baseUrl, clientId } },
    records: isStream ? streamInput(context.stdin, { isGzip: false }) : fileInput(resolve(operand)),
    keepFailed: failedFile(failedPath).replace,
    journal(first: Initiating) {
      opened = createJournal(journalPath, first)
      return opened
    },
  }
  const run = {
    given,
    context,
    journalPath,
    failedPath,
    isStream,
    clientId,
    observations: seen,
    journal: () => opened,
    isDeletion: isDeletion(request),
  }
  const start = (shared: RunSettings) =>
    run.isDeletion
      ? runDeletion({ ...settings, ...shared, request: request as never })
      : runImport({ ...settings, ...shared, request: request as never })
  return await carry({ ...run, start })
}

async function goOn(given: RunOptions, path: string, context: CommandContext): Promise<ExitCode> {
  const journalPath = resolve(path)
  const journal = await openJournal(journalPath).catch((error: Error) => {
    if (error instanceof JournalError) throw new CommandLineError(`--resume: ${error.message}`)
    return failFor('--resume: cannot open', path)(error)
  })
  try {
    return await goOnBy(journal, journalPath, given, context)
  } finally {
    // A lock that cannot be removed is taken over by the next run, since its process is gone then.
    await journal.close().catch(() => undefined)
  }
}

async function goOnBy(
  journal: Journal,
  journalPath: string,
  given: RunOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { restart, executeAgain, operand, chunkBytes, observations, authorizationFile, allowInsecureHttp } = given
  const { baseUrl, clientId, failedPath, input, isDeletion } = planOf(journal, journalPath)
  const isStream = input === null
  if (restart && isStream !== (operand === '-')) {
    throw new CommandLineError(
      isStream
        ? 'The input was standard input: give it again, by run - --resume JOURNAL --restart.'
        : '--resume takes its input from the journal, which is a file.',
    )
  }
  await checkDistinct({
    'The input': input?.path,
    ...{ '--resume': journalPath, 'the lock of the journal': `${journalPath}.lock`, 'the failed file': failedPath },
    ...{ '--authorization-file': authorizationFile, '--observations': observations },
  })
  const run = {
    ...{ given, context, journalPath, failedPath, isStream, clientId, isDeletion },
    observations: observations === undefined ? undefined : await openObservations(observations, true),
    journal: async () => journal,
  }
  const { finished } = stateOf(journal.events)
  // Nothing is sent for it, so it needs neither an address nor credentials.
  if (finished !== undefined && !restart) return await carry({ ...run, start: async () => finished })
  if (baseUrl === '')
    throw new CommandLineError('--resume: the journal has no address. The program that began it has to go on with it.')
  const problem = baseUrlProblem(baseUrl, allowInsecureHttp, () => '--allow-insecure-http')
  if (problem !== undefined) throw new CommandLineError(`--resume: the address in the journal ${problem}.`)
  const client = await clientFor({ baseUrl, clientId, allowInsecureHttp }, given, context)
  const inferred = readInferred(given.inferred)
  openImport(client, { accessToken: '1' }, inferred)
  const records = isStream
    ? restart && streamInput(context.stdin, { isGzip: false })
    : input.path && fileInput(input.path)
  const settings = {
    ...settingsOf(given),
    ...{ client, restart, executeAgain, journal },
    ...defined({ chunkBytes, inferred }),
    ...(records && { records }),
    ...(failedPath !== undefined && { keepFailed: failedFile(failedPath).replace }),
  }
  return await carry({ ...run, start: (shared) => resumeImport({ ...settings, ...shared }) })
}

function planOf(journal: Journal, path: string): Initiating {
  const plan = journal.events.findLast((event) => event.event === 'initiating')
  if (plan === undefined) throw new CommandLineError(`--resume: ${printable(path)} has no beginning.`)
  return plan
}

async function clientFor(
  address: { baseUrl: string; clientId: string; allowInsecureHttp: boolean },
  { authorizationFile, verbose, quiet, json }: RunOptions,
  context: CommandContext,
) {
  const auth = await readCredentials(authorizationFile, context)
  const hooks = json ? eventHooks(context) : quiet ? warningHooks(context) : callHooks(context, verbose)
  try {
    return createClient({ ...address, auth, hooks })
  } catch (error) {
    if (isBulkImportError(error) && error.code === 'USAGE') throw new CommandLineError(error.message)
    throw error
  }
}
