import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../../..')
const cache = join(root, 'node_modules/.cache/bulk-import')
/** Everything that can change the page; the lockfile stands for the tools. */
const inputs = [
  'generated',
  ...['docs', 'internal', 'mock'].map((name) => `packages/${name}/src`),
  'pnpm-lock.yaml',
  'spec/statements.yaml',
]

/** The documentation page of our contract as a file. It is built when one of its inputs has changed. */
export async function cachedDocsPage(): Promise<URL> {
  const path = join(cache, `docs-${await fingerprint()}.html`)
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

async function fingerprint(): Promise<string> {
  const files = await Promise.all(
    inputs.map(async (input) => {
      const names = input.includes('.') ? [''] : await readdir(join(root, input), { recursive: true })
      return names.filter((name) => !name.endsWith('.test.ts')).map((name) => join(root, input, name))
    }),
  )
  const hash = createHash('sha256')
  for (const content of await Promise.all(files.flat().sort().map(readIfFile))) hash.update(content)
  return hash.digest('hex').slice(0, 16)
}

function readIfFile(path: string): Promise<Uint8Array | string> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR') return path
    throw error
  })
}
