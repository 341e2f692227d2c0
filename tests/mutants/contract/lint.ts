import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, toolEnvironment } from '../../../scripts/lib/workspace.ts'

const maximum = 60

/** The first rule that each document breaks, of those that the bundle keeps: house and recommended. Undefined: none. */
export async function lint(documents: readonly object[]): Promise<(string | undefined)[]> {
  const batches = Array.from({ length: Math.ceil(documents.length / maximum) }, (_, index) =>
    documents.slice(index * maximum, (index + 1) * maximum),
  )
  const results: (string | undefined)[][] = []
  const queue = batches.entries()
  const work = async () => {
    for (const [index, batch] of queue) results[index] = await lintBatch(batch)
  }
  await Promise.all([work(), work()])
  return results.flat()
}

/** One start of the tool. It writes a report for each document, and none at all after one that it cannot bear. */
async function lintBatch(documents: readonly object[]): Promise<(string | undefined)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-mutants-'))
  try {
    const names = documents.map((_, index) => `${index}.json`)
    for (const [index, name] of names.entries()) await writeFile(join(folder, name), JSON.stringify(documents[index]))
    const reports = await run(folder, names)
    if (reports.length === documents.length) return reports
    if (documents.length === 1) return ['the document can be linted']
    const half = Math.ceil(documents.length / 2)
    return [...(await lintBatch(documents.slice(0, half))), ...(await lintBatch(documents.slice(half)))]
  } finally {
    await rm(folder, { recursive: true })
  }
}

function run(folder: string, names: string[]): Promise<(string | undefined)[]> {
  const config = join(root, 'spec/redocly.yaml')
  const command = ['lint', ...names, '--config', config, '--format=json', '--max-problems=1000']
  return new Promise((resolve) => {
    execFile('redocly', command, { cwd: folder, env: toolEnvironment, maxBuffer: 2 ** 28 }, (_, output) => {
      try {
        const reports = JSON.parse(`[${output.replaceAll(/^\}\{$/gm, '},{')}]`) as { problems: { ruleId: string }[] }[]
        resolve(reports.map(({ problems }) => problems[0]?.ruleId))
      } catch {
        resolve([])
      }
    })
  })
}
