import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { root } from './child.ts'
import { versions } from './peers.ts'

const file = join(root, 'BENCHMARK.md')

/** Puts a section into BENCHMARK.md in place of the one of that title. */
export async function keep(title: string, section: string): Promise<void> {
  const list = (entries: Record<string, string>) =>
    Object.entries(entries)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  const lines = { Machine: list(machine()), Versions: list(versions()) }
  await writeFile(file, replaceSection(await readFile(file, 'utf8'), title, section, lines))
}

/** The document with another section, behind all others when it had none of that title, and other lines in its head. */
export function replaceSection(text: string, title: string, section: string, lines: Record<string, string>): string {
  const [head = '', ...sections] = text.split(/^(?=## )/m)
  const index = sections.findIndex((one) => one.startsWith(`## ${title}\n`))
  const before = index < 0 ? sections : sections.slice(0, index)
  const after = index < 0 ? [] : sections.slice(index + 1)
  const renewed = Object.entries(lines).reduce(
    (part, [name, value]) => part.replace(new RegExp(`^${name}: .*$`, 'm'), () => `${name}: ${value}.`),
    head,
  )
  return `${[renewed, ...before, section, ...after].map((part) => part.trim()).join('\n\n')}\n`
}

/** What the figures were measured on, without anything that names the machine. */
function machine(): Record<string, string> {
  const [cpu] = cpus()
  return {
    cores: String(cpus().length),
    processor: cpu?.model.trim() ?? 'unknown',
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release().split(/[-+]/)[0]} ${process.arch}`,
    node: process.version,
  }
}
