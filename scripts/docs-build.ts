import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { docsPage, gather, type Mutants, ourSources, proofPage, type Report } from '@bulk-import/docs'
import { root } from './lib/workspace.ts'

const cache = join(root, 'node_modules/.cache/bulk-import')

/** Writes both pages to `site/`: the documentation, and what the last `npm test` proved of it. */
export async function buildDocs(folder = join(root, 'site')): Promise<string[]> {
  const report = await readJson<Report>('vitest.json')
  if (report === undefined) throw new Error('There is no report of the tests. Run: npm test')
  const sources = await ourSources()
  const evidence = gather(sources, report, await readJson<Mutants>('mutants.json'))
  const at = new Date(report.startTime)
  const pages = {
    'index.html': await docsPage(sources, 'proof.html'),
    'proof.html': await proofPage({ sources, evidence, at, docsAddress: 'index.html' }),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, name), text)
  return Object.keys(pages).map((name) => join(folder, name))
}

async function readJson<Content>(name: string): Promise<Content | undefined> {
  const text = await readFile(join(cache, name), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Content)
}

if (import.meta.main) {
  try {
    for (const path of await buildDocs()) console.log(`Wrote ${pathToFileURL(path)}`)
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
