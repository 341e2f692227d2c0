import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/workspace.ts'
import { here } from './child.ts'
import { explanations, peersAhead } from './explanations.ts'
import { machine } from './machine.ts'
import { versions } from './peers.ts'
import { goalsMarkdown, type Section, sectionMarkdown } from './report.ts'

interface Results {
  machine: Record<string, string>
  versions: Record<string, string>
  sections: Record<string, Section>
}

const missing = `Not here: openapi-generator's typescript-fetch. Its npm package is a wrapper that fetches the generator, a Java program, from
Maven Central when it first runs, and this benchmark installs from the npm registry alone.`

const file = join(here, 'src/results.json')

/** Puts what was measured beside what earlier runs have measured, and writes both forms of the whole. */
export async function keep(measured: Record<string, Section>, order: readonly string[]): Promise<void> {
  const before: Partial<Results> = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'))
  const found: Record<string, Section> = { ...before.sections, ...measured }
  const sections: Record<string, Section> = {}
  for (const name of order) if (found[name]) sections[name] = explained(found[name])
  const results: Results = { machine: machine(), versions: versions(), sections }
  await writeFile(file, `${JSON.stringify(results, rounded, 2)}\n`)
  await writeFile(join(root, 'BENCHMARK.md'), markdown(results))
}

/** Four significant digits: more would only be noise in every comparison of two runs. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}

function explained(section: Section): Section {
  const goals = section.goals.map(({ why: _, ...goal }) => {
    const why = explanations[goal.what]
    return why === undefined || goal.isMet ? goal : { ...goal, why }
  })
  return { ...section, goals }
}

function markdown({ machine, versions, sections }: Results): string {
  const list = (entries: Record<string, string>) =>
    Object.entries(entries)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  const goals = Object.values(sections).flatMap((section) => section.goals.map(({ why: _, ...goal }) => goal))
  return `# Benchmark

Every claim of speed and size in this project comes from this one command, against the peers, in the same run:

\`\`\`sh
pnpm bench
pnpm bench --only client,size
pnpm bench --quick
\`\`\`

It installs the peers on demand, from the lockfile in \`packages/bench/\`; after that only the kind \`start\` reaches beyond
the machine. \`--only\` measures some of the kinds and leaves the others below as they were; \`--quick\` takes shorter rounds
and only prints. This page and \`packages/bench/src/results.json\` are what the last complete runs wrote; each part says when it was
measured, and how busy the machine was just before.

How to read it: a figure is the median of several rounds, with the first and third quartile behind it. In every round each
subject is measured once, in a process of its own, and every other round goes through them in the opposite order. Ratios are
taken within a round. They carry over to another machine better than the figures do; neither is a promise.

Machine: ${list(machine)}.
A server and what loads it share these cores with anything else that runs.

Versions: ${list(versions)}.

${missing}

## Goals

${goalsMarkdown(goals)}

## Where a peer is ahead

${peersAhead}

${Object.values(sections).map(sectionMarkdown).join('\n')}`
}
