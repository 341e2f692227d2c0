import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const standIns = {
  node: fileURLToPath(import.meta.resolve('./browser/stand-ins/node.ts')),
  buffer: fileURLToPath(import.meta.resolve('./browser/stand-ins/buffer.ts')),
  prism: fileURLToPath(import.meta.resolve('./browser/stand-ins/prism.ts')),
}

/** A script of a page in one piece: with the form also the checks, the samples and the mock. */
export async function bundleScript(name: 'early' | 'reading' | 'trying' | 'proof'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve(`./browser/${name}.ts`))],
    absWorkingDir: import.meta.dirname,
    bundle: true,
    format: 'iife',
    target: 'es2023',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
    inject: name === 'trying' ? [standIns.buffer] : [],
    plugins: [forBrowsers],
  })
  const text = outputFiles[0]?.text.trim() ?? ''
  if (/<\/script|<!--/i.test(text)) throw new Error('The script holds text that would end its element.')
  return text
}

/** Puts stand-ins in the place of what the mock needs only on a server. */
const forBrowsers: Plugin = {
  name: 'for browsers',
  setup({ onResolve }) {
    onResolve({ filter: /^node:(fs\/promises|buffer)$/ }, () => ({ path: standIns.node }))
    onResolve({ filter: /^\.\/prism\.ts$/ }, () => ({ path: standIns.prism }))
  },
}
