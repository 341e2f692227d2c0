import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../../..')
const cache = join(root, 'node_modules/.cache/bulk-import')
/** Everything that can change the page; the lockfile stands for the tools. */
const inputs = [
  'generated/{,provisional/}*.*',
  'packages/{docs,internal,mock}/src/**/*.{ts,css}',
  'pnpm-lock.yaml',
  'spec/{statements,later-steps}.yaml',
]

/** The documentation page of our contract as a file. It is built when one of its inputs has changed. */
export async function cachedDocsPage(): Promise<URL> {
  const path = join(cache, `docs-${fingerprint()}.html`)
  if (!existsSync(path)) {
    // Loaded here: reading the page from the cache must not take as long as loading what builds it.
    const [{ docsPage }, { ourSources }] = await Promise.all([import('./page.ts'), import('./sources.ts')])
    const page = await docsPage(await ourSources())
    await mkdir(cache, { recursive: true })
    // Two processes may build it at once.
    const own = `${path}.${process.pid}`
    await writeFile(own, page)
    await rename(own, path)
  }
  return pathToFileURL(path)
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of globSync(inputs, { cwd: root, exclude: ['**/*.test.ts'] }).sort()) {
    hash.update(path).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}
