import { constants } from 'node:fs'
import { access, open, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { printable } from '@bulk-import/internal/printable'
import type { Report } from '@bulk-import/verify'
import {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  sarifReport,
  terminalReport,
} from '@bulk-import/verify/reports'
import { type CommandContext, variable } from '../../context.ts'
import { CommandLineError, failFor } from '../../errors.ts'
import { text } from '../../options/option-types.ts'
import type { Options } from '../../options/read-options.ts'
import { hasColours, say, write } from '../../output.ts'

export const reportOptions = {
  junit: text('FILE', 'Write a JUnit XML report. One of the reports may be -, which is standard output'),
  json: text('FILE', 'Write a JSON report'),
  sarif: text('FILE', 'Write a SARIF 2.1.0 report, with a rule for each statement'),
  html: text('FILE', 'Write an HTML report, which needs no network'),
}

const writers = { junit: junitReport, json: jsonReport, sarif: sarifReport, html: htmlReport }

export interface RequestedReport {
  option: keyof typeof writers
  path: string
}

/** The reports that were asked for, each of which can be written: a run must not be in vain. @throws CommandLineError */
export async function readReports(options: Options<typeof reportOptions>): Promise<RequestedReport[]> {
  const reports: RequestedReport[] = []
  for (const option of Object.keys(writers) as (keyof typeof writers)[]) {
    const path = options[option]
    if (path === undefined) continue
    if (reports.some((other) => other.path === path)) {
      throw new CommandLineError(`--${option} names the file of another report.`)
    }
    await checkWritable(path).catch(failFor(`--${option}: cannot write`, path))
    reports.push({ option, path })
  }
  return reports
}

/** Creates and changes nothing yet. */
async function checkWritable(path: string): Promise<void> {
  if (path === '-') return
  try {
    await (await open(path, 'r+')).close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await access(dirname(path), constants.W_OK)
  }
}

/** Writes the reports. False when one that was asked for is lost. */
export async function writeReports(
  report: Report,
  reports: readonly RequestedReport[],
  context: CommandContext,
): Promise<boolean> {
  let areWritten = true
  for (const { option, path } of reports) {
    const content = writers[option](report)
    const written = path === '-' ? write(context.stdout, content) : writeFile(path, content)
    await written.catch(async ({ code }: NodeJS.ErrnoException) => {
      areWritten = false
      const place = path === '-' ? 'standard output' : printable(path)
      await say(context, `--${option}: ${place} could not be written (${code}).`)
    })
  }
  // The report for people, and for GitHub where it runs this. Whoever stops reading has seen enough.
  const stream = reports.some(({ path }) => path === '-') ? context.stderr : context.stdout
  const shown = terminalReport(report, { isColored: hasColours(context.env, stream) })
  const annotations = variable(context, 'GITHUB_ACTIONS') === 'true' ? githubReport(report) : ''
  await write(stream, shown + annotations).catch(() => undefined)
  return areWritten
}
