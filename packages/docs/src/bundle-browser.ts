import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { root } from '../../../scripts/lib/workspace.ts'

const scripts = {
  early: fileURLToPath(import.meta.resolve('./browser/early.ts')),
  main: fileURLToPath(import.meta.resolve('./browser/main.ts')),
  proof: fileURLToPath(import.meta.resolve('./browser/proof.ts')),
}
const standIns = {
  node: fileURLToPath(import.meta.resolve('./browser/stand-ins/node.ts')),
  buffer: fileURLToPath(import.meta.resolve('./browser/stand-ins/buffer.ts')),
  prism: fileURLToPath(import.meta.resolve('./browser/stand-ins/prism.ts')),
}

/** The files of the contract package by their names. */
type ContractFiles = ReadonlyMap<string, string>

/** A script of the page in one piece: the checks, the samples and the mock, without what only a server needs. */
export async function bundleScript(name: keyof typeof scripts, contract: ContractFiles): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [scripts[name]],
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    target: 'es2023',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
    inject: name === 'main' ? [standIns.buffer] : [],
    plugins: [contractFrom(contract), forBrowsers],
  })
  const text = outputFiles[0]?.text.trim() ?? ''
  if (/<\/script|<!--/i.test(text)) throw new Error('The script holds text that would end its element.')
  return text
}

/**
 * Takes the contract from the files that are being generated, not from those on disk: the page would otherwise be one run
 * behind the contract.
 */
function contractFrom(files: ContractFiles): Plugin {
  return {
    name: 'contract',
    setup({ onResolve, onLoad }) {
      const name = '@bulk-import/contract'
      onResolve({ filter: new RegExp(`^${name}`) }, ({ path }) => ({
        path: path === name ? 'index.ts' : path.slice(name.length + 1),
        namespace: 'contract',
        sideEffects: false,
      }))
      onResolve({ filter: /^\.\//, namespace: 'contract' }, ({ path }) => ({
        path: path.slice(2),
        namespace: 'contract',
        sideEffects: false,
      }))
      onLoad({ filter: /.*/, namespace: 'contract' }, ({ path }) => {
        const contents = files.get(path)
        if (contents === undefined) throw new Error(`The contract package has no ${path}.`)
        return { contents, loader: path.endsWith('.json') ? 'json' : path.endsWith('.js') ? 'js' : 'ts' }
      })
    },
  }
}

/** Puts stand-ins in the place of what the mock needs only on a server. */
const forBrowsers: Plugin = {
  name: 'for browsers',
  setup({ onResolve }) {
    onResolve({ filter: /^node:(fs\/promises|buffer)$/ }, () => ({ path: standIns.node }))
    onResolve({ filter: /^\.\/prism\.ts$/ }, () => ({ path: standIns.prism }))
  },
}
