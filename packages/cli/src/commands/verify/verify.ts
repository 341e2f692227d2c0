import {
  type Authorization,
  type AuthorizationContext,
  exitCode,
  type Plan,
  plan,
  UsageError,
  type VerifyOptions,
  verify as verifyServer,
} from '@bulk-import/verify'
import { defineCommand } from '../../command.ts'
import type { Shell } from '../../context.ts'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import type { Given, OptionTable } from '../../options.ts'
import { painter, printable, say, write } from '../../output.ts'
import { confirmRequests } from '../../prompt.ts'
import { Interruption, UsageFault } from '../../usage-fault.ts'
import { causes } from '../initiate/report.ts'
import { listOf, planAsText } from './plan.ts'
import { progressOn } from './progress.ts'
import { giveReports, readReports, reportOptions, type Wanted } from './reports.ts'
import { readSettings, readTarget, settingOptions } from './settings.ts'

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
  const progress = progressOn(shell)
  const { authorization, failure } = remembering(settings.authorization)
  const { signal } = shell
  const report = await verifyServer({ ...settings, authorization, signal, onProgress: progress.told })
    .catch((error: unknown) => {
      if (error instanceof UsageError && error.code === 'NO_CREDENTIAL') return undefined
      throw asUsageFault(error)
    })
    .finally(progress.end)
  if (report === undefined) {
    await sayWhy('Not sent: no credential could be had.', failure(), shell)
    return exitCodes.notStarted
  }
  if (report.requests === 0 && signal.aborted) throw new Interruption()
  const isWhole = await giveReports(report, wanted, shell)
  if (report.why?.code === 'no-credential') {
    await sayWhy('Ended early: no credential could be had any more.', failure(), shell)
    return exitCodes.notStarted
  }
  if (!isWhole) return exitCodes.unknown
  return report.outcome === 'stopped' && signal.aborted ? exitCodes.interrupted : (exitCode(report) as ExitCode)
}

/** Credentials that remember why they could not be had: a report has no room for causes. */
function remembering(authorization: Authorization): { authorization: Authorization; failure(): unknown } {
  let failure: unknown
  if (typeof authorization === 'string') return { authorization, failure: () => undefined }
  const ask = async (context: AuthorizationContext) => {
    try {
      return await authorization(context)
    } catch (error) {
      failure = error
      throw error
    }
  }
  return { authorization: ask, failure: () => failure }
}

function sayWhy(what: string, cause: unknown, shell: Shell): Promise<void> {
  const red = painter(shell, shell.stderr)
  return say(shell, [red(['bold', 'red'], what), ...causes({ cause })].join('\n'))
}

function asUsageFault(error: unknown): unknown {
  if (!(error instanceof UsageError)) return error
  return new UsageFault(error.option === 'only' ? `${error.message} --list prints all.` : error.message)
}
