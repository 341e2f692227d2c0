import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { root } from '../../../scripts/lib/workspace.ts'
import type { DocumentName } from './document.ts'

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

/** The hand-written tests of a document. */
export function bundleContractTests(name: DocumentName): Promise<Bundle> {
  const folder = { contract: 'tests/contract', provisional: 'tests/contract/later-steps' }[name]
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.test.ts') && !notOfDocument.has(name))
  return bundle(files.map((name) => `import './${folder}/${name}'`).join('\n'))
}

/** The mock of a document: that of Initiate alone for the contract, since the usual one plays the provisional document. */
export function bundleMock(name: DocumentName): Promise<Bundle> {
  if (name === 'provisional') return bundle(`export { createMockFetch } from './packages/mock/src/fetch.ts'`)
  return bundle(`import { createMockFetch as create, initiateContract } from './packages/mock/src/any-document.ts'
export const createMockFetch = () => create({}, initiateContract)`)
}

/** What code sees that asks for a document and its package. */
export function givenContract(contractPackage: Record<string, unknown>, document: object, name: DocumentName): Given {
  const entry = { contract: '@bulk-import/contract', provisional: '@bulk-import/contract/provisional' }[name]
  return { [entry]: contractPackage, [`${entry}/openapi.json`]: document }
}
