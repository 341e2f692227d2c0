import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTypeScript, { astToString } from 'openapi-typescript'
import { expect, it, onTestFinished } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { compileAgainst, compilers } from '../support/type-check.ts'

// Without any option of ours, openapi-typescript makes a property with a default required (seen on 7.13.0), unless it is a reference.
it('stock types made from the plain document need nothing but Name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulk-import-stock-types-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const types = astToString(await openapiTypeScript(readFileSync(join(root, 'generated/openapi.plain.json'), 'utf8')))
  const alias = "export type InitiateRequest = components['schemas']['InitiateRequest']\n"
  writeFileSync(join(folder, 'stock.mts'), types + alias)
  const [, compiler] = compilers[2]
  const literals = ["{ Name: 'x' }", '{}', "{ Name: 'x', RefreshTags: 1 }"]
  expect(compileAgainst(compiler, literals, [join(folder, 'stock.mjs')])).toEqual([[true, false, false]])
})
