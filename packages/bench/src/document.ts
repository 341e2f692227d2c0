import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { root } from './child.ts'
import { versions } from './install.ts'

const file = join(root, 'BENCHMARK.md')

/** Puts the figures of a section into BENCHMARK.md, below what is written there about them. */
export async function keep(title: string, figures: string): Promise<void> {
  const lines = { Machine: machine().join(', '), Versions: versions().join(', ') }
  await writeFile(file, replaceFigures(await readFile(file, 'utf8'), title, figures, lines))
}

/** The document with other figures in a section, which is the last when there was none of that title, and other lines in its head. */
export function replaceFigures(text: string, title: string, figures: string, lines: Record<string, string>): string {
  const [head = '', ...sections] = text.split(/^(?=## )/m)
  if (!sections.some((one) => one.startsWith(`## ${title}\n`))) sections.push(`## ${title}\n\n`)
  const renewed = Object.entries(lines).reduce(
    (part, [name, value]) => part.replace(new RegExp(`^${name}: .*$`, 'm'), () => `${name}: ${value}.`),
    head,
  )
  const all = sections.map((one) => (one.startsWith(`## ${title}\n`) ? one.split(/^Measured /m)[0] + figures : one))
  return `${[renewed, ...all].map((part) => part.trim()).join('\n\n')}\n`
}

/** What the figures were measured on, without anything that names the machine. */
function machine(): string[] {
  return [
    `cores ${cpus().length}`,
    `processor ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    `memory ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `system ${type()} ${release().split(/[-+]/)[0]} ${process.arch}`,
    `node ${process.version}`,
  ]
}
