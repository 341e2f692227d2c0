import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { root, toolEnvironment } from '../../scripts/lib/workspace.ts'

const refused = [
  ['packages/internal/src/a.ts', '@bulk-import/contract'],
  ['packages/internal/src/b.ts', '../../client/src/index.ts'],
  ['packages/client/src/a.ts', '@bulk-import/mock'],
  ['packages/client/src/b.ts', '@bulk-import/verify'],
  ['packages/client/src/c.ts', '../../../generated/index.ts'],
  ['packages/mock/src/a.ts', '@bulk-import/client'],
  ['packages/mock/src/b.ts', '../../../tests/support/contract.ts'],
  ['packages/verify/src/a.ts', '@bulk-import/cli'],
  ['packages/verify/src/b.ts', '../../internal/src/redact.ts'],
  ['packages/cli/src/a.ts', '../../../scripts/lib/workspace.ts'],
  ['scripts/generate/runtime/a.ts', '@bulk-import/mock'],
  ['scripts/generate/runtime/b.ts', '@bulk-import/internal/redact'],
  ['spec/rules/a.js', '../../scripts/lib/workspace.ts'],
] as const

const taken = [
  ['packages/client/src/good.ts', '@bulk-import/contract'],
  ['packages/client/src/fine.ts', '@bulk-import/internal/redact'],
  ['packages/mock/src/good.ts', '@bulk-import/internal/redact'],
  ['packages/verify/src/good.ts', '@bulk-import/client'],
  ['packages/cli/src/good.ts', '@bulk-import/mock'],
  ['tests/good.ts', '@bulk-import/client'],
] as const

describe('nothing imports leftwards', () => {
  let output: string

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'bulk-import-dependence-'))
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    for (const [path, specifier] of [...refused, ...taken]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `import { anything } from '${specifier}'\n\nanything()\n`)
    }
    const options = [
      'lint',
      '--only=style/noRestrictedImports',
      '--vcs-enabled=false',
      '--reporter=github',
      '--max-diagnostics=none',
    ]
    output = spawnSync('biome', options, { cwd: folder, env: toolEnvironment, encoding: 'utf8' }).stdout
    rmSync(folder, { recursive: true })
  })

  it.each(refused)('lint refuses, in %s, an import of %s', (path) => {
    expect(output).toContain(path)
  })

  it.each(taken)('lint takes, in %s, an import of %s', (path) => {
    expect(output).not.toContain(path)
  })
})
