import type { RunSettings } from '@bulk-import/run'
import { addressOptions } from '../../connection.ts'
import { CommandLineError } from '../../errors.ts'
import { inferredOption } from '../../options/inferred.ts'
import { durationWithin, flag, integer, text } from '../../options/option-types.ts'
import { defined, flagOf, type Options, type Valued } from '../../options/read-options.ts'
import { requestOptions } from '../initiate/request.ts'

const maxFailed: Valued<NonNullable<RunSettings['maxFailed']>> = {
  placeholder: 'N or P%',
  help: 'How many of the records sent may fail at staging (default 0); the journal remembers it',
  parse(given, option) {
    if (/^\d{1,9}$/.test(given)) return Number(given)
    if (/^\d{1,3}(\.\d{1,6})?%$/.test(given) && Number.parseFloat(given) <= 100) return given as `${number}%`
    throw new CommandLineError(`${option} must be a whole number or a share of the records, such as 100 or 0.5%.`)
  },
}

/** The bounds of `@bulk-import/run`. */
const longestMs = 7 * 86_400_000
const wait = (help: string) =>
  durationWithin(help, 10, longestMs, 'a duration from 10ms to 7d, such as 50ms, 30s, 2m or 6h')

/** What a run takes that goes on as well. */
const settingOptions = {
  maxFailed,
  poll: wait('How often to ask for the status after Execute, growing to 30s (default 2s)'),
  settle: wait('After an unclear response, how long the status must stay the same (default 60s)'),
  minLife: wait('How long the token must live after Initiate and before Execute (default 10m)'),
  stageOnly: flag('Stage, and do not execute; --resume goes on'),
  observations: text(
    'FILE',
    'Write which inferences were seen to hold on this service, without personal data; with --resume, add to it',
  ),
  yes: flag('Confirm a deletion or a refresh flag without being asked, both times'),
  json: flag('Print one JSON object a line for each event, the last one with the result'),
  quiet: flag('Print warnings and the result alone'),
  verbose: flag('Print each request and response to standard error, without credentials and tokens'),
}

const resumeOptions = {
  resume: text('JOURNAL', 'Go on with the run of a journal'),
  restart: flag(
    'With --resume: leave its import, which changed nothing (I03), and begin a new one (from -, give the input again)',
  ),
  executeAgain: flag('With --resume: send Execute once more, where nobody can tell whether it was executed'),
}

export const options = {
  ...requestOptions,
  journal: text('FILE', 'Where the run records its progress (default: the input with .journal)'),
  failed: text('FILE', 'Where the records that failed go (default: the input with .failed.ndjson)'),
  chunkBytes: integer('Maximum size of a request body in bytes (default 24500000)', 1000, 28_000_000),
  dryRun: flag('Read and check the whole input and print the plan. Sends nothing'),
  ...settingOptions,
  ...resumeOptions,
  ...inferredOption,
  ...addressOptions,
  timeout: durationWithin(
    'Time limit for each attempt of a read (default 30s)',
    1,
    longestMs,
    'a duration from 1ms to 7d',
  ),
}

export type RunOptions = Options<typeof options> & { operand?: string }

/** Options that a run takes which goes on; the rest is in its journal. */
const ofResume = [
  ...Object.keys(settingOptions),
  ...Object.keys(resumeOptions),
  ...['chunkBytes', 'authorizationFile', 'allowInsecureHttp', 'timeout'],
]

/** @throws CommandLineError where options exclude each other */
export function checkTogether(given: RunOptions): void {
  const isGiven = (name: string) => Boolean(given[name as keyof RunOptions])
  const [kind, other] = ['json', 'quiet', 'verbose'].filter(isGiven)
  if (other !== undefined) throw new CommandLineError(`--${kind} and --${other} exclude each other.`)
  const noFile = (['journal', 'failed', 'observations', 'resume'] as const).find((name) => given[name] === '-')
  if (noFile !== undefined) throw new CommandLineError(`${flagOf(noFile)} must be a file.`)
  if (given.resume === undefined) checkNew(given, isGiven)
  else checkResume(given, isGiven)
}

function checkNew({ operand }: RunOptions, isGiven: (name: string) => boolean): void {
  const [withoutResume] = ['restart', 'executeAgain'].filter(isGiven)
  if (withoutResume !== undefined) throw new CommandLineError(`${flagOf(withoutResume)} needs --resume.`)
  if (operand === undefined)
    throw new CommandLineError('Missing the input: a file of records, or - for standard input.')
}

function checkResume({ operand, restart, executeAgain }: RunOptions, isGiven: (name: string) => boolean): void {
  if (operand !== undefined && !(restart && operand === '-'))
    throw new CommandLineError('--resume takes its input from the journal.')
  if (restart && executeAgain) throw new CommandLineError('--restart and --execute-again exclude each other.')
  const allowed = restart ? [...ofResume, 'inferred'] : ofResume
  const strange = Object.keys(options).find((name) => isGiven(name) && !allowed.includes(name))
  if (strange === undefined) return
  // What the service does otherwise may be why the import of the journal is left.
  const unless = strange === 'inferred' ? ' without --restart' : ''
  throw new CommandLineError(`--resume goes on as the journal says, so it excludes ${flagOf(strange)}${unless}.`)
}

/** The settings of a run, by the names of `@bulk-import/run`. */
export function settingsOf(given: RunOptions): Partial<RunSettings> {
  const { maxFailed: failed, poll, settle, minLife, stageOnly, timeout } = given
  return defined({
    ...{ maxFailed: failed, pollMs: poll, settleMs: settle, minLifeMs: minLife, readTimeoutMs: timeout },
    ...(stageOnly && { stageOnly }),
  })
}
