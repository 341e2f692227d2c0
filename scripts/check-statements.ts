import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pointersById, type Report, testsOf } from '@bulk-import/docs'
import { citedIds } from '@bulk-import/internal/ids'
import { parse } from 'yaml'
import { root, toolEnvironment } from './lib/workspace.ts'

export interface Evidence {
  /** Every id of spec/statements.yaml, in its order. */
  ids: string[]
  /** Ids that an element of the contract carries. */
  expressed: Set<string>
  /** Ids that the title of a test cites. */
  proven: Set<string>
  /** Ids that wait for a test, with the reason. */
  waiting: Map<string, string>
}

/** Compares what is stated with what is expressed and proven. `complaints` is empty when nothing is missing. */
export function judge({ ids, expressed, proven, waiting }: Evidence): { figure: string; complaints: string[] } {
  const complaints = ids.flatMap((id) => [
    ...(expressed.has(id) ? [] : [`${id} has no element in the contract: mark one with x-source or x-decision.`]),
    ...(proven.has(id) || waiting.has(id)
      ? []
      : [`${id} has no test: cite it as [${id}] in the title of one that proves it.`]),
    ...(proven.has(id) && waiting.has(id) ? [`${id} has a test now: take it off tests/waiting-statements.yaml.`] : []),
  ])
  const known = new Set(ids)
  for (const id of [...expressed, ...proven, ...waiting.keys()]) {
    if (!known.has(id)) complaints.push(`${id} is cited, but spec/statements.yaml does not have it.`)
  }
  const complete = (letter: string) => {
    const all = ids.filter((id) => id.startsWith(letter))
    return `${all.filter((id) => expressed.has(id) && proven.has(id)).length}/${all.length}`
  }
  const wait = waiting.size > 0 ? `, ${waiting.size} waiting: ${[...waiting.keys()].join(' ')}` : ''
  return { figure: `${complete('S')} statements, ${complete('C')} decisions${wait}`, complaints }
}

async function gather(titles: string[]): Promise<Evidence> {
  const read = async (path: string) => parse(await readFile(join(root, path), 'utf8')) as never
  const { statements, decisions } = (await read('spec/statements.yaml')) as Record<string, { id: string }[]>
  return {
    ids: [...(statements ?? []), ...(decisions ?? [])].map(({ id }) => id),
    expressed: new Set(pointersById(await read('generated/openapi.yaml')).keys()),
    proven: new Set(titles.flatMap(citedIds)),
    waiting: new Map(Object.entries((await read('tests/waiting-statements.yaml')) ?? {})),
  }
}

/** Titles of all tests: of those that passed, from a report of vitest, else of those that vitest would run. */
async function testTitles(reportPath: string | undefined): Promise<string[]> {
  if (reportPath !== undefined) {
    const tests = testsOf(JSON.parse(await readFile(reportPath, 'utf8')) as Report)
    return tests.filter(({ isPassed }) => isPassed).map(({ title }) => title)
  }
  const list = ['list', '--json', '--staticParse=false', '--config', 'tests/vitest.config.ts']
  const { stdout } = await promisify(execFile)('vitest', list, { cwd: root, env: toolEnvironment, maxBuffer: 2 ** 28 })
  return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)
}

if (import.meta.main) {
  const { figure, complaints } = judge(await gather(await testTitles(process.argv[2])))
  console.log(figure)
  for (const complaint of complaints) console.error(complaint)
  process.exitCode = complaints.length === 0 ? 0 : 1
}
