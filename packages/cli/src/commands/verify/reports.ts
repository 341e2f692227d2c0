import { constants } from 'node:fs'
import { access, open, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Report } from '@bulk-import/verify'
import {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  sarifReport,
  terminalReport,
} from '@bulk-import/verify/reports'
import { type Shell, variable } from '../../context.ts'
import type { Given, OptionTable } from '../../options.ts'
import { hasColours, say, write } from '../../output.ts'
import { fileFault, UsageFault } from '../../usage-fault.ts'

export const reportOptions = {
  junit: {
    value: 'FILE',
    help: 'writes the report as JUnit XML; of all reports, one may be -, which is standard output',
  },
  json: { value: 'FILE', help: 'writes the report as JSON' },
  sarif: { value: 'FILE', help: 'writes the report as SARIF 2.1.0, a rule for each statement' },
  html: { value: 'FILE', help: 'writes the report as a page that needs no network' },
} as const satisfies OptionTable

const writers = { junit: junitReport, json: jsonReport, sarif: sarifReport, html: htmlReport }

/** A report that was asked for. */
export interface Wanted {
  option: keyof typeof writers
  path: string
}

/** The reports that are asked for, each of which can be written: a run must not be made in vain. @throws UsageFault */
export async function readReports(given: Given<keyof typeof writers>): Promise<Wanted[]> {
  const options = Object.keys(writers) as (keyof typeof writers)[]
  const wanted = options.flatMap((option) => {
    const path = given.text(option)
    return path === undefined ? [] : [{ option, path }]
  })
  const twice = wanted.find(({ path }, index) => wanted.some((other, at) => at < index && other.path === path))
  if (twice !== undefined) throw new UsageFault(`--${twice.option} names where another report goes already.`)
  for (const { option, path } of wanted) {
    await checkWritable(path).catch((error) => {
      throw fileFault(`--${option}: cannot write`, path, error)
    })
  }
  return wanted
}

/** Makes and changes nothing yet. */
async function checkWritable(path: string): Promise<void> {
  if (path === '-') return
  try {
    await (await open(path, 'r+')).close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await access(dirname(path), constants.W_OK)
  }
}

/** Hands out the reports. False when one that was asked for is lost. */
export async function giveReports(report: Report, wanted: readonly Wanted[], shell: Shell): Promise<boolean> {
  let isWhole = true
  for (const { option, path } of wanted) {
    const text = writers[option](report)
    const written = path === '-' ? write(shell.stdout, text) : writeFile(path, text)
    await written.catch(async ({ code }: NodeJS.ErrnoException) => {
      isWhole = false
      await say(shell, `--${option}: ${path === '-' ? 'standard output' : path} could not be written (${code}).`)
    })
  }
  await show(report, wanted.some(({ path }) => path === '-') ? 'stderr' : 'stdout', shell)
  return isWhole
}

/** For people, and for GitHub where it runs this. Whoever stops to read has seen enough. */
async function show(report: Report, where: 'stdout' | 'stderr', shell: Shell): Promise<void> {
  const text = terminalReport(report, { isColored: hasColours(shell.env, shell[where]) })
  const annotations = variable(shell, 'GITHUB_ACTIONS') === 'true' ? githubReport(report) : ''
  await write(shell[where], text + annotations).catch(() => undefined)
}
