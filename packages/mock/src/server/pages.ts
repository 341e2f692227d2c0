import { readFile } from 'node:fs/promises'
import { contract } from './document.ts'
import type { MockResponse } from './http.ts'
import { errorResponse } from './responses.ts'

type Read = () => Promise<string>

/** Answers for the contract itself and for the page that documents it; undefined when the path is none of them. */
export function documents(
  docsFile: string | URL | undefined,
): (method: string, path: string) => Promise<MockResponse> | undefined {
  const served: Record<string, [type: string, read: Read]> = {
    '/openapi.json': ['application/json', async () => `${JSON.stringify(contract, undefined, 2)}\n`],
    '/openapi.yaml': [
      'application/yaml',
      () => readFile(new URL(import.meta.resolve('@bulk-import/contract/openapi.yaml')), 'utf8'),
    ],
    ...(docsFile && { '/': ['text/html; charset=utf-8', () => readFile(docsFile, 'utf8')] }),
  }
  return (method, path) => {
    const [type, read] = (Object.hasOwn(served, path) && served[path]) || []
    if (type === undefined || read === undefined) return undefined
    if (method !== 'GET' && method !== 'HEAD') {
      return Promise.resolve(errorResponse(405, `${path} takes GET.`, { Allow: 'GET, HEAD' }))
    }
    return read().then(
      (body) => ({ status: 200, headers: { 'Content-Type': type }, body }),
      () => errorResponse(404, `${path} is not built.`),
    )
  }
}
