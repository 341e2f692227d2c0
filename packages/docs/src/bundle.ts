import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, transform } from 'esbuild'

/** A script of a page in one piece. `trying` is `reading` with the form: the checks, the samples and the mock. */
export async function bundleScript(name: 'early' | 'reading' | 'trying'): Promise<string> {
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

/** Parts of the style sheet in one piece, in the order in which they apply. */
export async function bundleStyle(parts: string[]): Promise<string> {
  const files = parts.map((name) => readFile(join(import.meta.dirname, 'style', `${name}.css`), 'utf8'))
  const { code } = await transform((await Promise.all(files)).join('\n'), { loader: 'css', minify: true })
  return code.trim()
}
