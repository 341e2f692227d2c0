import { existsSync } from 'node:fs'

/** The documentation page, which lies beside the contract; undefined where it is not built. */
export function docsPage(contract = import.meta.resolve('@bulk-import/contract/openapi.yaml')): URL | undefined {
  const page = new URL('docs.html', contract)
  return existsSync(page) ? page : undefined
}
