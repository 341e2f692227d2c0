import type { Contract } from './contract.ts'
import { errorResponse, json } from './responses.ts'
import type { Route, RouteHandler } from './router.ts'

/** Routes for the document itself and for a page about it. Files are read each time, so that a page may be built later. */
export function pageRoutes(
  { document, documentFile }: Contract,
  docsFile: string | URL | undefined,
): Route<RouteHandler>[] {
  return [
    ...page('/openapi.json', json, () => `${JSON.stringify(document, undefined, 2)}\n`),
    ...(documentFile === undefined ? [] : page('/openapi.yaml', 'application/yaml', () => readText(documentFile()))),
    ...(docsFile === undefined ? [] : page('/', 'text/html; charset=utf-8', () => readText(docsFile))),
  ]
}

function page(path: string, type: string, read: () => string): Route<RouteHandler>[] {
  const respond = () => {
    try {
      return { status: 200, headers: { 'Content-Type': type }, body: read() }
    } catch {
      return errorResponse(404, `The file of ${path} cannot be read.`)
    }
  }
  return ['GET', 'HEAD'].map((method) => ({ method, path, handler: { isOperation: false, respond } }))
}

/** Found at run time, so that the mock can be bundled for a browser, where there are no files. */
function readText(file: string | URL): string {
  return process.getBuiltinModule('fs').readFileSync(file, 'utf8')
}
