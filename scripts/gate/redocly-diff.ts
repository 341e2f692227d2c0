import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenApiDocument } from '../generate/json-schema.ts'
import { toolEnvironment } from '../lib/workspace.ts'

export type Impact = 'major' | 'minor' | 'patch'

/** One change as `redocly diff` reports it. */
export interface ReportedChange {
  path: string
  typeName: string
  kind: 'added' | 'removed' | 'modified'
  impact: Impact
  verdicts: { ruleId: string; message: string }[]
  property?: string
  base?: { value?: unknown }
  revision?: { value?: unknown }
}

let tool: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()

/** What `redocly diff` (experimental, seen on 2.77.0) says of two documents. One comparison is made after the other. */
export function redoclyDiff(base: OpenApiDocument, revision: OpenApiDocument): Promise<ReportedChange[]> {
  const next = last.then(() => diff(base, revision))
  last = next.catch(() => undefined)
  return next
}

async function diff(base: OpenApiDocument, revision: OpenApiDocument): Promise<ReportedChange[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-diff-'))
  try {
    const files = { base: join(folder, 'base.json'), revision: join(folder, 'revision.json') }
    await writeFile(files.base, JSON.stringify(base))
    await writeFile(files.revision, JSON.stringify(revision))
    const { output, errors } = await ask(files)
    if (!output.startsWith('{')) throw new Error(`Cannot compare the documents. ${errors}`)
    return (JSON.parse(output) as { changes: ReportedChange[] }).changes
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The process of the tool waits for the next question, and does not keep this one from ending. */
function ask(files: { base: string; revision: string }): Promise<{ output: string; errors: string }> {
  tool ??= fork(new URL('redocly-process.ts', import.meta.url), { env: toolEnvironment, execArgv: [] })
  const asked = tool
  const hold = (doesHold: boolean) => {
    for (const handle of [asked, asked.channel]) doesHold ? handle?.ref() : handle?.unref()
  }
  hold(true)
  return new Promise((resolve, reject) => {
    const fail = (status: number) => {
      tool = undefined
      reject(new Error(`Cannot compare the documents: redocly diff exited with ${status}.`))
    }
    asked.once('exit', fail)
    asked.once('message', (result: { output: string; errors: string }) => {
      asked.off('exit', fail)
      hold(false)
      resolve(result)
    })
    asked.send(files)
  })
}
