import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateClients } from './clients.ts'
import type { Context } from './context.ts'
import { keep } from './document.ts'
import { installPeers } from './install.ts'
import { client } from './kinds/client.ts'
import { mock } from './kinds/mock.ts'
import { run } from './kinds/run.ts'
import { size } from './kinds/size.ts'
import { staging } from './kinds/staging.ts'
import { start } from './kinds/start.ts'
import { types } from './kinds/types.ts'
import { figuresMarkdown, type Section } from './report.ts'

/** Each kind of figure by the name that --only takes, in the order of BENCHMARK.md. */
const kinds = { client, size, mock, staging, types, start, run }
const names = Object.keys(kinds)
const usage = `Usage: pnpm bench [--only <${names.join('|')}>[,…]] [--quick]`

/** Measures one kind after the other. A quick run only prints: BENCHMARK.md keeps what complete runs have measured. */
async function bench(): Promise<void> {
  const { only, isQuick } = options()
  await installPeers()
  const parent = await mkdtemp(join(tmpdir(), 'bulk-import-bench-'))
  const folder = () => mkdtemp(join(parent, 'folder-'))
  let clients: Promise<string> | undefined
  const context: Context = {
    pick: (complete, quick) => (isQuick ? quick : complete),
    clients: () => (clients ??= folder().then(generateClients)),
    folder,
  }
  const sections: Section[] = []
  try {
    for (const [kind, measure] of Object.entries(kinds)) {
      if (!only.includes(kind)) continue
      console.error(`Measuring ${kind} …`)
      const [loadBefore = 0] = loadavg()
      const section = await measure(context)
      const text = figuresMarkdown(section, new Date(), loadBefore)
      console.log(`## ${section.title}\n\n${text}\n`)
      if (!isQuick) await keep(section.title, text)
      sections.push(section)
    }
  } finally {
    await rm(parent, { recursive: true })
  }
  const missed = sections.flatMap(({ goals }) => goals.filter(({ isMet }) => !isMet))
  for (const { what, wanted, got } of missed) console.log(`Not met: ${what}, wanted ${wanted}, got ${got}`)
}

function options(): { only: string[]; isQuick: boolean } {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2).filter((word) => word !== '--'), // pnpm hands it on
      options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
    })
    const only = values.only?.flatMap((list) => list.split(',')) ?? names
    const unknown = only.find((kind) => !names.includes(kind))
    if (unknown !== undefined) throw new Error(`Unknown kind "${unknown}". Expected ${names.join(', ')}.`)
    return { only, isQuick: values.quick }
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    process.exit(2)
  }
}

await bench()
