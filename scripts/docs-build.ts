import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { docsPage, gather, type Mutants, ourSources, proofPage, type Report } from '@bulk-import/docs'
import { root } from './lib/workspace.ts'

const cache = join(root, 'node_modules/.cache/bulk-import')
const folder = join(root, 'site')

/** Writes both pages to `site/`: the documentation, and what the last `npm test` proved of it. */
async function buildDocs(report: Report): Promise<void> {
  const sources = await ourSources()
  const evidence = gather(sources, report, await readJson<Mutants>('mutants.json'))
  const at = new Date(report.startTime)
  await mkdir(folder, { recursive: true })
  await writePage('index.html', await docsPage(sources, 'proof.html'))
  await writePage('proof.html', await proofPage({ sources, evidence, at, docsAddress: 'index.html' }))
}

async function writePage(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text)
  console.log(`Wrote ${pathToFileURL(join(folder, name))}`)
}

async function readJson<Content>(name: string): Promise<Content | undefined> {
  const text = await readFile(join(cache, name), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Content)
}

const report = await readJson<Report>('vitest.json')
if (report !== undefined) await buildDocs(report)
else {
  console.error('There is no report of the tests. Run: npm test')
  process.exitCode = 1
}
