import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build, packageFolders } from '../../scripts/build.ts'
import { root } from '../../scripts/lib/workspace.ts'
import { readManifest } from '../../scripts/release/stage.ts'

describe('pnpm build', () => {
  it('writes the modules that each package exports to its dist, no test, and nothing elsewhere', () => {
    const before = outsideDist()
    execFileSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'pipe' })
    expect(outsideDist()).toEqual(before)
    for (const folder of packageFolders) {
      const built = filesIn(join(root, folder, 'dist'))
      expect(built.filter((file) => /\.test\.|testing\/|bench\/|(?<!\.d)\.ts$|tsconfig/.test(file))).toEqual([])
      const modules = Object.values(readManifest(folder).exports ?? {}).filter((path) => path.endsWith('.ts'))
      expect(modules).not.toEqual([])
      for (const path of modules) {
        const module = path.replace(/^\.\/(src\/)?/, '').replace(/\.ts$/, '')
        expect(built).toEqual(expect.arrayContaining([`${module}.js`, `${module}.d.ts`]))
      }
    }
  })

  it.each(['--watch', 'client'])('refuses %s, which it does not know, with its usage', (word) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), word], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('Usage: pnpm build')
  })
})

it('names modules in declarations as they are built, for compilers that do not look for a declaration behind .ts', () => {
  const output = mkdtempSync(join(tmpdir(), 'bulk-import-build-'))
  try {
    build('packages/client', output)
    const texts = readdirSync(output).map((name) => [name, readFileSync(join(output, name), 'utf8')] as const)
    expect(texts.length).toBeGreaterThan(10)
    expect(texts.filter(([, text]) => /['"]\.[^'"]*\.ts['"]/.test(text)).map(([name]) => name)).toEqual([])
  } finally {
    rmSync(output, { recursive: true })
  }
})

describe('pnpm release', () => {
  it.each(['--dry-run', '--publsh', 'client'])('refuses %s, which it does not know, with its usage', (word) => {
    const given = [join(root, 'scripts/release.ts'), word]
    const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Usage: pnpm release')
  })

  it('refuses to publish where no release workflow gives it an identity', () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: _, ...env } = process.env
    const given = [join(root, 'scripts/release.ts'), '--publish']
    const { status, stderr } = spawnSync(process.execPath, given, { encoding: 'utf8', env })
    expect(status).toBe(2)
    expect(stderr).toContain('only the release workflow')
  })
})

/** JavaScript, declarations and maps in the packages: what a compiler would leave beside the sources. */
function outsideDist(): string[] {
  const files = ['generated', 'packages'].flatMap((folder) => filesIn(join(root, folder)))
  return files.filter((file) => /\.([cm]?js|d\.[cm]?ts|map|tsbuildinfo)$/.test(file) && !/(^|\/)dist\//.test(file))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    if (!entry.isDirectory()) return [entry.name]
    return filesIn(join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
  })
}
