import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { docsPage } from './docs-page.ts'

it('the documentation page is found beside the contract where it is built, and only there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulk-import-docs-'))
  try {
    const contract = pathToFileURL(join(folder, 'openapi.yaml')).href
    expect(docsPage(contract)).toBeUndefined()
    writeFileSync(join(folder, 'docs.html'), '<!DOCTYPE html>')
    expect(docsPage(contract)?.href).toBe(pathToFileURL(join(folder, 'docs.html')).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
