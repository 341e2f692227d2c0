import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { createContext } from './context.ts'
import { kinds } from './kinds/index.ts'
import { installPeers } from './peers.ts'
import { type Section, sectionMarkdown } from './report.ts'
import { keep } from './results.ts'

const order = Object.keys(kinds)
const usage = `Usage: pnpm bench [--only <${order.join('|')}>[,…]] [--quick]`

/** Measures one kind of figure after the other. A quick run only prints: what is written stays from a complete one. */
async function bench(): Promise<void> {
  const { only, isQuick } = options()
  await installPeers()
  const context = await createContext(isQuick)
  const measured: Record<string, Section> = {}
  try {
    for (const [kind, measure] of Object.entries(kinds)) {
      if (!only.includes(kind)) continue
      context.say(`Measuring ${kind} …`)
      const [loadBefore = 0] = loadavg()
      const started = performance.now()
      const section = await measure(context)
      const seconds = Math.round((performance.now() - started) / 1000)
      measured[kind] = { ...section, at: new Date().toISOString().slice(0, 10), seconds, loadBefore }
      console.log(sectionMarkdown(measured[kind]))
      if (!isQuick) await keep(measured, order)
    }
  } finally {
    await context.close()
  }
  const missed = Object.values(measured).flatMap(({ goals }) => goals.filter(({ isMet }) => !isMet))
  for (const { what, wanted, got } of missed) console.log(`Not met: ${what}, wanted ${wanted}, got ${got}`)
}

function options(): { only: string[]; isQuick: boolean } {
  try {
    const given = process.argv.slice(2).filter((word) => word !== '--') // pnpm hands it on
    const { values } = parseArgs({
      args: given,
      options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
    })
    const only = values.only?.flatMap((list) => list.split(',')) ?? order
    const unknown = only.find((kind) => !order.includes(kind))
    if (unknown !== undefined) throw new Error(`There is no kind "${unknown}".`)
    return { only, isQuick: values.quick }
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    process.exit(2)
  }
}

await bench()
