import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { readManifest, stage } from '../../scripts/release/stage.ts'
import { compilers } from '../support/type-check.ts'

let folder: string

/** A project of somebody else that has installed the client: the contract and openapi-fetch come with it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-import-consumer-'))
  const scope = join(folder, 'node_modules/@bulk-import')
  mkdirSync(scope, { recursive: true })
  const folders = ['generated', 'packages/client']
  const versions = new Map(folders.map((name) => [readManifest(name).name, readManifest(name).version]))
  for (const name of folders) {
    const { path, manifest } = stage(name, folder, versions)
    renameSync(path, join(scope, manifest.name.replace('@bulk-import/', '')))
  }
  const installed = join(root, 'packages/client/node_modules/openapi-fetch')
  symlinkSync(installed, join(folder, 'node_modules/openapi-fetch'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'consumer.ts'), consumer)
})
afterAll(() => rmSync(folder, { recursive: true }))

const consumer = `import { createClient, type ImportSession, isInitiateError } from '@bulk-import/client'
import { createHttpClient } from '@bulk-import/client/http'
import { oauthClientCredentials } from '@bulk-import/client/oauth'
import { pnAuthInfo3 } from '@bulk-import/client/pnauthinfo3'
import { checkInitiateRequest, type InitiateRequest } from '@bulk-import/contract'

export const unused = [createHttpClient, oauthClientCredentials, pnAuthInfo3, checkInitiateRequest]
const request: InitiateRequest & { ImportAction?: 'Add' } = { Name: 'CRM sync' }
const baseUrl = (globalThis as unknown as { BASE_URL: string }).BASE_URL
const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', baseUrl })
try {
  const session: ImportSession = await client.initiate(request)
  console.log(session.status, session.settings.DataStageDuration, typeof session.accessToken)
} catch (error) {
  console.log(isInitiateError(error) ? error.code : error)
}
`

describe('the client as it is published', () => {
  it('holds JavaScript, declarations and documents, and no source, test or link to this workspace', () => {
    for (const name of ['client', 'contract']) {
      const path = join(folder, 'node_modules/@bulk-import', name)
      const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
      expect(files).toContain('LICENSE')
      expect(files).toContain('README.md')
      expect(files.filter((file) => /\.test\.|(?<!\.d)\.ts$|tsconfig/.test(file))).toEqual([])
      const manifest = readFileSync(join(path, 'package.json'), 'utf8')
      expect(manifest).not.toMatch(/workspace:|devDependencies/)
    }
  })

  it('starts an import against the mock, from plain JavaScript', async () => {
    const mock = await startMock()
    try {
      const script = `globalThis.BASE_URL = '${mock.url}'\nawait import('./consumer.ts')\n`
      writeFileSync(join(folder, 'main.js'), script)
      const { execFile } = await import('node:child_process')
      const output = await new Promise((resolve, reject) => {
        execFile(process.execPath, [join(folder, 'main.js')], (error, stdout) =>
          error ? reject(error) : resolve(stdout),
        )
      })
      expect(output).toBe('Initiated 3 string\n')
    } finally {
      await mock.close()
    }
  })

  it.each(compilers)('serves strict callers of %s, by either way to resolve modules', (_, compiler) => {
    for (const module of ['nodenext', 'preserve']) {
      const options = {
        strict: true,
        noEmit: true,
        module,
        target: 'es2022',
        lib: ['es2022', 'dom'],
        types: [],
        exactOptionalPropertyTypes: true,
      }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['consumer.ts'] }))
      const given = [join(root, 'node_modules', compiler), '--project', folder, '--pretty', 'false']
      expect(spawnSync(process.execPath, given, { encoding: 'utf8' })).toMatchObject({ stdout: '', status: 0 })
    }
  })

  it('needs nothing of Node: it bundles for a browser', () => {
    const entries = ['index.js', 'oauth.js', 'pnauthinfo3.js', 'http.js'].map((name) =>
      join(folder, 'node_modules/@bulk-import/client/dist', name),
    )
    const options = ['--bundle', '--platform=browser', '--format=esm', `--outdir=${join(folder, 'bundle')}`]
    const esbuild = join(root, 'node_modules/esbuild/bin/esbuild')
    expect(() => execFileSync(process.execPath, [esbuild, ...entries, ...options], { stdio: 'pipe' })).not.toThrow()
  })
})
