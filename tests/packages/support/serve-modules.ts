import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const imports = {
  '@bulk-import/client': '/node_modules/@bulk-import/client/dist/index.js',
  '@bulk-import/client/provisional': '/node_modules/@bulk-import/client/dist/provisional.js',
  '@bulk-import/contract': '/node_modules/@bulk-import/contract/dist/index.js',
  '@bulk-import/contract/provisional': '/node_modules/@bulk-import/contract/dist/provisional/index.js',
}

/** Its title says how the program ended. */
const page = `<!doctype html>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
  const { initiate } = await import('/initiate.js')
  const address = new URL(location.href).searchParams.get('mock')
  document.title = await initiate(address).catch((error) => String(error))
</script>
`

/** Serves a project as it lies on the disk, and a page that runs its program. */
export async function serveModules(folder: string): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1')
    if (pathname === '/') response.setHeader('Content-Type', 'text/html').end(page)
    else
      await readFile(join(folder, pathname)).then(
        (text) => response.setHeader('Content-Type', 'text/javascript').end(text),
        () => response.writeHead(404).end(),
      )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
