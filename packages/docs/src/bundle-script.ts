import { join } from 'node:path'
import { build } from 'esbuild'

/** A script of a page in one piece. `trying` is `reading` with the form: the checks, the samples and the mock. */
export async function bundleScript(name: 'early' | 'reading' | 'trying' | 'proof'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'browser', `${name}.ts`)],
    bundle: true,
    format: 'iife',
    target: 'es2023',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  const text = outputFiles[0]?.text.trim() ?? ''
  if (/<\/script|<!--/i.test(text)) throw new Error('The script holds text that would end its element.')
  return text
}
