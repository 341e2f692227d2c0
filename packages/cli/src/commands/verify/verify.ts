import { printable } from '@bulk-import/internal/printable'
import { type Authorization, exitCode, plan, UsageError, type VerifyOptions, verify } from '@bulk-import/verify'
import { defineCommand } from '../../command.ts'
import type { CommandContext } from '../../context.ts'
import { CommandLineError, causesOf, interrupted } from '../../errors.ts'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import { flag } from '../../options/option-types.ts'
import { flagOf, type Options } from '../../options/read-options.ts'
import { painter, say, write } from '../../output.ts'
import { isConfirmed } from '../../prompt.ts'
import { listOf, planAsText } from './plan.ts'
import { progressOn } from './progress.ts'
import { type RequestedReport, readReports, reportOptions, writeReports } from './reports.ts'
import { readSettings, readTarget, settingOptions } from './settings.ts'

const options = {
  list: flag('Print the cases. Needs neither server nor credentials, and sends nothing'),
  yes: flag('Skip the confirmation prompt; needed where there is no terminal'),
  ...reportOptions,
  ...settingOptions,
}

export const command = defineCommand({
  usage: 'bulk-import verify --base-url URL --client-id ID [options]\n       bulk-import verify --list [options]',
  description: `Check statement by statement whether a server complies with the contract. The plan is shown first: what is sent,
and how many imports that opens.`,
  options,
  examples: [
    ['see the cases of one statement', 'bulk-import verify --list --only S33'],
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

type VerifyCommandOptions = Options<typeof options>

async function run(options: VerifyCommandOptions, context: CommandContext): Promise<ExitCode> {
  try {
    const settings = await readSettings(options, context)
    const reports = await readReports(options)
    if (!options.list) return await confirmAndSend(options, settings, reports, context)
    if (reports[0] !== undefined) {
      throw new CommandLineError(`--list sends nothing, so there is no report for ${flagOf(reports[0].option)}.`)
    }
    const all = plan({ ...settings, baseUrl: 'http://127.0.0.1', clientId: 'any', authorization: 'none' })
    await write(context.stdout, `${listOf(all, painter(context, context.stdout))}\n${planAsText(all, settings)}\n`)
    return exitCodes.done
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new CommandLineError(error.option === 'only' ? `${error.message} --list prints all.` : error.message)
  }
}

async function confirmAndSend(
  options: VerifyCommandOptions,
  settings: Partial<VerifyOptions>,
  reports: readonly RequestedReport[],
  context: CommandContext,
): Promise<ExitCode> {
  const target = await readTarget(options, context)
  const planned = plan({ ...settings, ...target })
  const { baseUrl, clientId } = target
  await say(context, `To ${printable(baseUrl)} for ${printable(clientId)}:\n${planAsText(planned, settings)}`)
  if (planned.requests === 0) throw new CommandLineError('With these options, there is nothing to send.')
  if (!options.yes && !(await isConfirmed('Send them?', context)))
    throw new CommandLineError('Not confirmed. Nothing was sent.')
  return send({ ...settings, ...target }, reports, context)
}

async function send(
  settings: VerifyOptions,
  reports: readonly RequestedReport[],
  context: CommandContext,
): Promise<ExitCode> {
  const progress = progressOn(context)
  const { signal } = context
  let cause: unknown
  const authorization = remembering(settings.authorization, (error) => {
    cause = error
  })
  const report = await verify({ ...settings, authorization, signal, onProgress: progress.show })
    .catch((error: unknown) => {
      if (error instanceof UsageError && error.code === 'NO_CREDENTIAL') return undefined
      throw error
    })
    .finally(progress.end)
  if (report?.requests === 0 && signal.aborted) throw interrupted()
  const areWritten = report !== undefined && (await writeReports(report, reports, context))
  if (report === undefined || report.why?.code === 'no-credential') {
    const what =
      report === undefined
        ? 'Not sent: no credential could be obtained.'
        : 'Ended early: a credential could no longer be obtained.'
    const causes = causesOf({ cause }).map((text) => `  because: ${printable(text)}`)
    await say(context, [painter(context, context.stderr)(['bold', 'red'], what), ...causes].join('\n'))
    return exitCodes.notStarted
  }
  if (!areWritten) return exitCodes.reportLost
  return report.outcome === 'stopped' && signal.aborted ? exitCodes.interrupted : (exitCode(report) as ExitCode)
}

/** Tells why a credential could not be obtained: a report has no room for causes. */
function remembering(authorization: Authorization, onFailure: (error: unknown) => void): Authorization {
  if (typeof authorization === 'string') return authorization
  return async (asked) => {
    try {
      return await authorization(asked)
    } catch (error) {
      onFailure(error)
      throw error
    }
  }
}
