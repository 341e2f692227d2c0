import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../lib/workspace.ts'
import { contractOf, refuseDifferences } from './contract.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import { packageFiles } from './package-files.ts'
import { readDocument } from './read-document.ts'

const spec = (name: string) => join(root, 'spec', name)

/** Every generated file of `@bulk-import/contract`, by its path. Equal input gives equal bytes on any machine. */
export async function contractFiles(): Promise<Map<string, string>> {
  const read = (name: string) => readDocument(spec(name)).then(contractOf)
  const [contract, provisional] = await Promise.all([
    generating(spec('openapi.yaml'), () => read('openapi.yaml')),
    generating(spec('provisional.yaml'), () => read('provisional.yaml')),
  ])
  const own = await generating(spec('openapi.yaml'), async () =>
    packageFiles(contract, await ledgerOf('statements.yaml')),
  )
  const onTop = await generating(spec('provisional.yaml'), async () => {
    refuseDifferences(provisional, contract)
    return packageFiles(provisional, await ledgerOf('later-steps.yaml'), contract)
  })
  return new Map([...own, ...[...onTop].map(([name, content]) => [`provisional/${name}`, content] as const)])
}

/**
 * Every file that follows from a document, by its name.
 *
 * @throws Error with one sentence that names the document, and the place in it, when nothing can be generated from it
 */
export function filesOfFile(file: string): Promise<Map<string, string>> {
  return generating(file, async () => packageFiles(contractOf(await readDocument(file)), emptyLedger))
}

async function generating<Result>(file: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (cause) {
    throw new Error(`Cannot generate from ${file}: ${(cause as Error).message}`, { cause })
  }
}

async function ledgerOf(name: string): Promise<Ledger> {
  return parse(await readFile(spec(name), 'utf8')) as Ledger
}
