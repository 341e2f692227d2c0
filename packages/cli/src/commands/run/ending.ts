import { relative } from 'node:path'
import { printable } from '@bulk-import/internal/printable'
import { shellQuote } from '@bulk-import/internal/shell-quote'
import type { RunChange, RunError, RunResult } from '@bulk-import/run'
import { inOptions } from '../../client-errors.ts'
import { counted, factLine, grouped } from '../../output.ts'
import type { Outcome } from './outcome.ts'

/** The journal of a run, for the commands that go on with it. */
export interface Resumable {
  journalPath: string
  failedPath: string | undefined
  isDeletion: boolean
  /** Whether its input came from standard input, and cannot be read again. */
  isStream: boolean
}

/** The result for a person: in words what happened, a table of counters, and where the failed records are. */
export function resultAsText(result: RunResult, run: Resumable): string {
  const { sent, counters, failedRecords = 0, isFailedComplete } = result
  const rows = Object.entries({ Sent: sent, ...counters }).map(([name, value]) => factLine(name, value))
  const where = [
    ...(failedRecords > 0 && run.failedPath !== undefined
      ? [
          `${counted(failedRecords, 'failed record')} ${failedRecords === 1 ? 'is' : 'are'} in ${printable(shortened(run.failedPath))}`,
        ]
      : []),
    ...(isFailedComplete
      ? []
      : [
          'The failed records are not complete: fewer or more were kept than the counters say.',
          `bulk-import exceptions --journal ${word(run.journalPath)} --output FILE fetches them again.`,
        ]),
    ...(result.outcome === 'staged' ? [wayOn('--resume', run)] : []),
  ]
  return `${[headline(result, run), ...oddities(result), '', ...rows, '', ...where].join('\n').trimEnd()}\n`
}

/** Counters that are missing or differ, where no other one says why not all was imported. */
function oddities({ outcome, sent, counters }: RunResult): string[] {
  if (outcome !== 'partly-imported') return []
  const isExplained = ['ValidationFailed', 'Exceptions', 'NotHonored', 'Pending'].some((name) => counters[name])
  return ['TotalRecordsReceived', 'Processed'].flatMap((name) => {
    const value = counters[name]
    if (value === undefined) return [`The service did not say ${name}.`]
    if (value === sent || (name === 'Processed' && value < sent && isExplained)) return []
    return [`${name} is ${grouped(value)}, and ${counted(sent, 'record')} ${sent === 1 ? 'was' : 'were'} sent.`]
  })
}

function headline({ outcome, sent, counters: { Processed } }: RunResult, { isDeletion }: Resumable): string {
  if (outcome === 'staged') return `Staged: ${counted(sent, 'record')}. Nothing was executed.`
  if (outcome === 'imported') return isDeletion ? 'Deleted: the profiles of all records.' : 'Imported: all records.'
  if (outcome === 'partly-imported')
    return `Finished: some records were not ${isDeletion ? 'carried out' : 'imported'}.`
  const processed = Processed === undefined ? '' : `, and counts ${counted(Processed, 'record')} as processed`
  return `Failed: the service ended the execution as Failed${processed}.`
}

/** Why a run ended before its result, and what goes on with it. */
export function endAsText(error: RunError, next: Outcome['next'], run: Resumable, heading: string): string {
  const { code, message, change } = error
  const hint = hintOf(error, run)
  const lines = [...(hint ? [printable(inOptions(hint))] : []), ...(next === null ? [] : [wayOn(next, run, change)])]
  return [`${code === 'ABORTED' ? '' : `${heading} `}${printable(message)}`, ...lines.map((line) => `  ${line}`)].join(
    '\n',
  )
}

/** What the package says of its options and functions, the command says of its own. */
function hintOf({ code, change, cause, hint, next }: RunError, run: Resumable): string | undefined {
  if (code === 'DOUBT' && next === null) {
    const journal = `--journal ${word(run.journalPath)}`
    return `bulk-import status ${journal} shows its state, and bulk-import exceptions ${journal} what failed.`
  }
  if (change === undefined) return hint
  const { code: why, hint: ofCall } = Object(cause) as { code?: string; hint?: string }
  return code === 'INFERENCE' || why === 'BAD_REQUEST' ? undefined : ofCall
}

/** The command that goes on, and what it does. */
export function wayOn(next: NonNullable<Outcome['next']>, run: Resumable, change: RunChange = {}): string {
  const command = commandFor(next, run)
  const { maxFailed, chunkBytes, minLifeMs, inferred = [] } = change
  if (maxFailed !== undefined)
    return `Look at the failed records. ${command} --max-failed ${maxFailed} executes all the same.`
  if (chunkBytes !== undefined) return `${command} --chunk-bytes ${chunkBytes} goes on with smaller requests.`
  if (minLifeMs !== undefined) return `If less is enough: ${command} --min-life ${minLifeMs / 1000}s goes on.`
  if (inferred.length > 0) {
    const options = inferred.map((name) => `--inferred ${name}=…`).join(' or ')
    return `If your service does it another way: ${command} ${options}`
  }
  if (next === '--restart') return `${command} begins a new import${run.isStream ? ', with the input again' : ''}.`
  if (next === '--execute-again')
    return `${commandFor('--resume', run)} looks again; ${command} sends Execute once more.`
  return `${command} goes on.`
}

function commandFor(next: NonNullable<Outcome['next']>, { journalPath, isStream }: Resumable): string {
  const input = isStream && next === '--restart' ? '- ' : ''
  return `bulk-import run ${input}--resume ${word(journalPath)}${next === '--resume' ? '' : ` ${next}`}`
}

/** A path as it is from here, unless that leads out of this folder. */
function shortened(path: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') ? path : short
}

/** A path as one word of a shell that is no option. What a terminal would obey is in octal bytes (POSIX.1-2024, XCU 2.2.4). */
function word(path: string): string {
  const short = shortened(path)
  const name = short.startsWith('-') ? `./${short}` : short
  if (name !== printable(name)) return `$'${Array.from(name, dollarQuoted).join('')}'`
  return /^[\w./][\w./@%+=:,-]*$/.test(name) ? name : shellQuote(name)
}

function dollarQuoted(character: string): string {
  if (character === printable(character)) return character.replace(/['\\]/, '\\$&')
  return Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
