import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { root } from '../../../scripts/lib/workspace.ts'

/** Modules that are given when the bundle is run, by their names. */
export type Given = Record<string, unknown>

/** Source code that imports the contract, as a function of the contract. */
export type Bundle = (given: Given) => Record<string, unknown>

const contract: Plugin = {
  name: 'contract',
  setup({ onResolve }) {
    onResolve({ filter: /^@bulk-import\/contract/ }, ({ path }) => ({ path, external: true }))
    onResolve({ filter: /^[^./]|\/prism\.ts$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    )
  },
}

async function bundle(entry: string): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' },
    plugins: [contract],
  })
  const run = new Function('require', 'module', 'exports', outputFiles[0]?.text ?? '')
  const load = createRequire(import.meta.url)
  return (given) => {
    const module = { exports: {} as Record<string, unknown> }
    run((name: string) => given[name] ?? load(name), module, module.exports)
    return module.exports
  }
}

/** Tests of what is generated rather than of what the document says. */
const notOfDocument = new Set(['package.test.ts'])

/** The hand-written contract tests. */
export function bundleContractTests(): Promise<Bundle> {
  const folder = 'tests/contract'
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.test.ts') && !notOfDocument.has(name))
  return bundle(files.map((name) => `import './${folder}/${name}'`).join('\n'))
}

export function bundleMock(): Promise<Bundle> {
  return bundle(`export * from './packages/mock/src/fetch.ts'`)
}

/** What code sees that asks for the contract. */
export function givenContract(contractPackage: Record<string, unknown>, document: object): Given {
  return { '@bulk-import/contract': contractPackage, '@bulk-import/contract/openapi.json': document }
}
