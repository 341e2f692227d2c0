import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { staleFiles } from '../../scripts/check-drift.ts'
import { contractFiles } from '../../scripts/generate/contract-files.ts'
import { root } from '../../scripts/lib/workspace.ts'

describe('the drift check still says no', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bulk-import-canary-'))
    cpSync(join(root, 'generated'), folder, { recursive: true, filter: (path) => !path.includes('node_modules') })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('but yes to fresh files', async () => {
    expect(await staleFiles(folder)).toEqual([])
  })

  it('to every file of which one byte was changed', async () => {
    const names = [...(await contractFiles()).keys()]
    for (const name of names) appendFileSync(join(folder, name), ' ')
    expect(await staleFiles(folder)).toEqual(names.sort())
  })

  it('to a missing file, and to one that nothing writes any more', async () => {
    rmSync(join(folder, 'constraints.ts'))
    writeFileSync(join(folder, 'forgotten.ts'), '')
    expect(await staleFiles(folder)).toEqual(['constraints.ts', 'forgotten.ts'])
  })
})
