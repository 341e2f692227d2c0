import { exitCode, type Plan, plan, UsageError, type VerifyOptions, verify as verifyServer } from '@bulk-import/verify'
import { defineCommand } from '../command.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Given, OptionTable } from '../options.ts'
import { painter, printable, say, write } from '../output.ts'
import { confirmRequests } from '../prompt.ts'
import { causes } from '../report.ts'
import type { Shell } from '../shell.ts'
import { Interruption, UsageFault } from '../usage-fault.ts'
import { guard } from './guard.ts'
import { listOf, planAsText } from './plan.ts'
import { progressOn } from './progress.ts'
import { giveReports, readReports, reportOptions, type Wanted } from './reports.ts'
import { readSettings, readTarget, settingOptions } from './settings.ts'
import { inCommandWords, reportInCommandWords } from './words.ts'

const options = {
  list: { help: 'prints the cases, needs neither server nor credentials, and sends nothing' },
  yes: { help: 'does not ask; needed where there is no terminal' },
  ...reportOptions,
  ...settingOptions,
  help: { help: 'this page' },
} as const satisfies OptionTable

export const verify = defineCommand({
  usage: 'bulk-import verify --base-url URL --client-id ID [options]\n       bulk-import verify --list [options]',
  description: `Sends the cases of the contract to a server, and tells statement by statement whether it keeps the contract. Says
first what it will send and how many imports that opens, and asks.

Credentials come from the environment or from files, never from an option: BULK_IMPORT_AUTHORIZATION with
the value of the header; or the variables BULK_IMPORT_OAUTH_… or BULK_IMPORT_PN_… (see README.md).

Exit codes: 0 the contract is kept; 1 it is broken; 2 used wrongly, not confirmed, or the credentials are
refused; 3 the server could not be reached; 4 a report could not be written; 130 ended by Ctrl-C before
anything was found broken.`,
  options,
  examples: [
    ['see the cases about one statement', 'bulk-import verify --list --only S33'],
    [
      'verify a mock that runs in another terminal',
      'bulk-import verify --base-url http://127.0.0.1:4010 --client-id ACME_CORP',
    ],
    [
      'in a scheduled job, with at most 20 imports and reports for the build server',
      'bulk-import verify --max-imports 20 --yes --junit verify.xml --html verify.html',
    ],
    ['only the verdicts, for a script', 'bulk-import verify --yes --json - | jq .statements'],
  ],
  run,
})

type VerifyCommand = Given<keyof typeof options>

async function run(given: VerifyCommand, shell: Shell): Promise<ExitCode> {
  const settings = await readSettings(given, shell)
  const wanted = await readReports(given)
  if (given.has('list')) return list(settings, wanted, shell)
  const target = await readTarget(given, shell)
  const chosen = planFor({ ...settings, ...target })
  await say(
    shell,
    `To ${printable(target.baseUrl)} for ${printable(target.clientId)}:\n${planAsText(chosen, settings)}`,
  )
  if (chosen.requests === 0) throw new UsageFault('With these options, there is nothing to send.')
  if (!given.has('yes')) await confirmRequests(shell)
  return goOn({ ...settings, ...target }, wanted, shell)
}

async function list(settings: Partial<VerifyOptions>, wanted: readonly Wanted[], shell: Shell): Promise<ExitCode> {
  const [first] = wanted
  if (first !== undefined) throw new UsageFault(`--list sends nothing, so there is no report for --${first.option}.`)
  const chosen = planFor({ ...settings, baseUrl: 'http://127.0.0.1', clientId: 'any', authorization: 'none' })
  await write(shell.stdout, `${listOf(chosen, painter(shell, shell.stdout))}\n${planAsText(chosen, settings)}\n`)
  return exitCodes.done
}

/** @throws UsageFault */
function planFor(settings: VerifyOptions): Plan {
  try {
    return plan(settings)
  } catch (error) {
    throw asUsageFault(error)
  }
}

async function goOn(settings: VerifyOptions, wanted: readonly Wanted[], shell: Shell): Promise<ExitCode> {
  const { options, failure } = guard(settings.authorization, shell.signal)
  const progress = progressOn(shell)
  const found = await verifyServer({ ...settings, ...options, onProgress: progress.told })
    .catch((error: unknown) => {
      if (shell.signal.aborted) throw new Interruption()
      if (error instanceof UsageError && error.cause !== undefined) return error
      throw asUsageFault(error)
    })
    .finally(progress.end)
  if (found instanceof UsageError) {
    await sayWhy('Not sent: no credential could be had.', found, shell)
    return exitCodes.notStarted
  }
  const report = reportInCommandWords(found)
  const isWhole = await giveReports(report, wanted, shell)
  if (failure() !== undefined) {
    await sayWhy('Ended early: no credential could be had any more.', { cause: failure() }, shell)
    return exitCodes.notStarted
  }
  if (!isWhole) return exitCodes.unknown
  return report.outcome === 'stopped' && shell.signal.aborted ? exitCodes.interrupted : (exitCode(report) as ExitCode)
}

function sayWhy(what: string, error: { cause?: unknown }, shell: Shell): Promise<void> {
  const red = painter(shell, shell.stderr)
  return say(shell, [red(['bold', 'red'], what), ...causes(error)].join('\n'))
}

/** With the names that options have here, and without the value of --only, which may be a secret in the wrong place. */
function asUsageFault(error: unknown): unknown {
  if (!(error instanceof UsageError)) return error
  if (error.message.includes('no case matches')) return new UsageFault('No case matches --only. --list prints all.')
  return new UsageFault(inCommandWords(error.message))
}
