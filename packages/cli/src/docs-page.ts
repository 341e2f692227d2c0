import { existsSync } from 'node:fs'

/** The documentation page. A published package has it beside its modules; in the workspace, it is built when it is wanted. */
export async function docsPage(): Promise<URL> {
  const packed = new URL('./docs.html', import.meta.url)
  if (existsSync(packed)) return packed
  const { cachedDocsPage } = await import('@bulk-import/docs/cache')
  return cachedDocsPage()
}
