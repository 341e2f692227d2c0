import type { Contract } from './contract.ts'
import { errorResponse, json } from './responses.ts'
import type { Route, RouteHandler } from './router.ts'

/** Routes for the documents and for a page about them. Files are read each time, so that a page may be built later. */
export function pageRoutes(
  { document: own, published = { '/openapi': { document: own } } }: Contract,
  docsFile: string | URL | undefined,
): Route<RouteHandler>[] {
  const documents = Object.entries(published).flatMap(([path, { document, file }]) => [
    ...page(`${path}.json`, json, () => `${JSON.stringify(document, undefined, 2)}\n`),
    ...(file === undefined ? [] : page(`${path}.yaml`, 'application/yaml', () => readText(file()))),
  ])
  if (docsFile === undefined) return documents
  return [...documents, ...page('/', 'text/html; charset=utf-8', () => readText(docsFile))]
}

function page(path: string, type: string, read: () => string): Route<RouteHandler>[] {
  const respond = () => {
    try {
      return { status: 200, headers: { 'Content-Type': type }, body: read() }
    } catch {
      return errorResponse(404, `The file of ${path} cannot be read.`)
    }
  }
  return ['GET', 'HEAD'].map((method) => ({ method, path, handler: { respond } }))
}

/** Found at run time, so that the mock can be bundled for a browser, where there are no files. */
function readText(file: string | URL): string {
  return process.getBuiltinModule('fs').readFileSync(file, 'utf8')
}
