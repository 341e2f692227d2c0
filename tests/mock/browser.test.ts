import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { minimal } from '../support/requests.ts'

it('@bulk-import/mock/fetch is bundled for a browser without any module or global of Node, and responds there', async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `import { createMockFetch } from '@bulk-import/mock/fetch'\nglobalThis.mock = createMockFetch()`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const inputs = Object.keys(metafile.inputs)
  expect(inputs.filter((path) => path.includes('node_modules/'))).toEqual([])
  const text = outputFiles[0]?.text ?? ''
  expect(text).not.toMatch(/node:|\brequire\(|\bBuffer\b/)
  const web = {
    URL,
    Request,
    Response,
    Headers,
    TextEncoder,
    TextDecoder,
    AbortController,
    AbortSignal,
    ReadableStream,
  }
  const page = createContext({ ...web, setTimeout, clearTimeout })
  runInContext(text.replaceAll('import.meta', '({})'), page)
  const { mock } = page as { mock: typeof fetch & { url: string; imports(): unknown[] } }
  const response = await mock(`${mock.url}/ACME_CORP/Import`, {
    method: 'POST',
    headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json' },
    body: JSON.stringify(minimal),
  })
  expect([response.status, mock.imports().length]).toEqual([200, 1])
  expect((await mock(`${mock.url}/openapi.json`)).status).toBe(200)
  expect((await mock(`${mock.url}/openapi.yaml`)).status).toBe(404)
})
