import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { type Base, findBase, readAt } from './gate/base.ts'
import { withNewProvisional, withProvisional } from './gate/on-top.ts'
import { type Format, render } from './gate/render.ts'
import { compare, type Verdict } from './gate/verdict.ts'
import { root } from './lib/workspace.ts'

const bundle = 'generated/openapi.yaml'
const provisionalBundle = 'generated/provisional/openapi.yaml'
const usage = 'Usage: pnpm contract:diff [--base <git reference>] [--format text|markdown|json]'

/** Compares the bundled documents in the working tree with those of the base. */
export async function diffWith(base: Base): Promise<Verdict | undefined> {
  const before = readAt(base, bundle)
  if (before === undefined) return undefined
  const after = await readFile(join(root, bundle), 'utf8')
  const verdict: Verdict =
    before === after ? { changes: [], impact: undefined } : await compare(parse(before), parse(after))
  const [provisionalBefore, provisionalAfter] = [
    readAt(base, provisionalBundle),
    await readFile(join(root, provisionalBundle), 'utf8'),
  ]
  if (provisionalBefore === undefined) return withNewProvisional(verdict)
  if (provisionalBefore === provisionalAfter) return verdict
  const contract = { base: parse(before), revision: parse(after) }
  return withProvisional(verdict, contract, { base: parse(provisionalBefore), revision: parse(provisionalAfter) })
}

/** Returns the exit code. */
export async function main(args: string[]): Promise<number> {
  let given: { base?: string; format: string }
  try {
    given = parseArgs({
      args,
      options: { base: { type: 'string' }, format: { type: 'string', default: 'text' } },
    }).values
    if (!['text', 'markdown', 'json'].includes(given.format)) throw new Error(`--format cannot be "${given.format}".`)
    const base = findBase(given.base)
    const verdict = base && (await diffWith(base))
    if (base === undefined || verdict === undefined) {
      console.log('There is nothing to compare with: no release, no main branch, or no contract in it.')
      return 0
    }
    console.log(render(verdict, `${base.reference} (${base.why})`, given.format as Format))
    return 0
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    return 2
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
