import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { packageFolders } from '../../scripts/build.ts'
import { root } from '../../scripts/lib/workspace.ts'
import { addressFields } from '../../scripts/release/address.ts'
import { readManifest } from '../../scripts/release/stage.ts'

describe('pnpm build', () => {
  const before = outsideDist()
  beforeAll(() => void execFileSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'pipe' }))

  it('writes nothing outside dist', () => {
    expect(outsideDist()).toEqual(before)
  })

  it.each(packageFolders)('writes the modules that %s exports to its dist, and no test', (folder) => {
    const built = filesIn(join(root, folder, 'dist'))
    expect(built.filter((file) => /\.test\.|testing\/|bench\/|(?<!\.d)\.ts$|tsconfig/.test(file))).toEqual([])
    const modules = Object.values(readManifest(folder).exports ?? {}).filter((path) => path.endsWith('.ts'))
    expect(modules).not.toEqual([])
    for (const path of modules) {
      const module = path.replace(/^\.\/(src\/)?/, '').replace(/\.ts$/, '')
      expect(built).toEqual(expect.arrayContaining([`${module}.js`, `${module}.d.ts`]))
    }
  })

  it.each(packageFolders)(
    'names in %s modules as they are built, and those of the internal package as its own',
    (folder) => {
      const output = join(root, folder, 'dist')
      const built = filesIn(output).filter((name) => /\.(js|d\.ts)$/.test(name))
      for (const name of built) {
        const text = readFileSync(join(output, name), 'utf8')
        expect([name, text.includes('@bulk-import/internal')]).toEqual([name, false])
        const missing = neighboursIn(text).filter(
          (path) => path.endsWith('.ts') || !existsSync(join(output, name, '..', path)),
        )
        expect([name, missing]).toEqual([name, []])
      }
    },
  )

  it('copies into a package what it uses of the internal one, with all that this needs', () => {
    const copiedInto = (name: string) => readdirSync(join(root, 'packages', name, 'dist/internal'))
    expect(copiedInto('verify')).toEqual(expect.arrayContaining(['redact.js', 'readings.js', 'redact.d.ts']))
    expect(copiedInto('client')).not.toContain('random.js')
  })

  it.each(['--watch', 'client'])('refuses %s, which it does not know, with its usage', (word) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), word], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('Usage: pnpm build')
  })
})

describe('pnpm release', () => {
  const release = join(root, 'scripts/release.ts')
  const identity = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://identity.invalid' }
  const folder = mkdtempSync(join(tmpdir(), 'bulk-import-release-'))
  beforeAll(() => {
    mkdirSync(join(folder, 'package'))
    writeFileSync(join(folder, 'package/package.json'), '{ "name": "@bulk-import/contract", "version": "0.1.0" }')
    execFileSync('tar', ['-czf', 'contract.tgz', 'package'], { cwd: folder })
    return () => rmSync(folder, { recursive: true })
  })
  const publish = (from: string, environment: object) => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: _, ...env } = process.env
    const options = { encoding: 'utf8', env: { ...env, ...environment } } as const
    return spawnSync(process.execPath, [release, '--publish', from], options)
  }

  it.each(['--dry-run', '--publsh', 'client'])('refuses %s, which it does not know, with its usage', (word) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [release, word], { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Usage: pnpm release')
  })

  it('publishes only from the release workflow', () => {
    expect(publish(folder, {})).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('only the release workflow'),
    })
  })

  it('publishes only what names its repository, which npm compares with the provenance', () => {
    const { status, stderr } = publish(folder, identity)
    expect(status).toBe(2)
    expect(stderr).toMatch(/contract does not name the repository.*\nSet "repository" in package\.json/)
  })

  it('publishes only what was packed', () => {
    const empty = mkdtempSync(join(folder, 'empty-'))
    expect(publish(empty, identity)).toMatchObject({ status: 2, stderr: expect.stringContaining('holds no tarball') })
  })

  it('writes repository, homepage and bugs of each package from the one setting', () => {
    expect(addressFields('packages/mock', 'https://github.com/owner/name')).toEqual({
      repository: { type: 'git', url: 'git+https://github.com/owner/name.git', directory: 'packages/mock' },
      homepage: 'https://github.com/owner/name/tree/HEAD/packages/mock#readme',
      bugs: 'https://github.com/owner/name/issues',
    })
    expect(addressFields('packages/mock', '')).toEqual({})
  })

  it.each(['github.com/owner/name', 'https://github.com/owner', 'https://github.com/owner/name.git', 'owner/name'])(
    'refuses "%s" as the setting',
    (address) => {
      expect(() => addressFields('packages/mock', address)).toThrow(/must be like https:/)
    },
  )
})

it.each(packageFolders)(
  'the manifest of %s has engines, keywords and, but for the contract, itself in exports',
  (path) => {
    const { engines, keywords, exports } = readManifest(path)
    expect(engines).toEqual({ node: '>=22' })
    expect(keywords).toContain('mypreferences')
    if (!['generated', 'packages/client'].includes(path)) expect(exports).toHaveProperty('./package.json')
  },
)

it.each(['cli', 'mock'])('the README of %s names the Node that its manifest asks for', (name) => {
  expect(readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')).toContain('It needs Node 22 or newer.')
})

/** JavaScript, declarations and maps in the packages: what a compiler would leave beside the sources. */
function outsideDist(): string[] {
  const files = ['generated', 'packages'].flatMap((folder) => filesIn(join(root, folder)))
  return files.filter((file) => /\.([cm]?js|d\.[cm]?ts|map|tsbuildinfo)$/.test(file) && !/(^|\/)dist\//.test(file))
}

/** The relative modules that a built module imports. */
function neighboursIn(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)[^'"]*['"](\.[^'"]+)['"]/gm)].map(([, path = '']) => path)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    if (!entry.isDirectory()) return [entry.name]
    return filesIn(join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
  })
}
