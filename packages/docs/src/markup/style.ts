import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transform } from 'esbuild'

/** The parts of the style sheet, in the order in which they apply. */
const parts = {
  docs: ['colours', 'text', 'layout', 'parts', 'fields', 'pictures', 'life', 'form', 'print'],
  proof: ['colours', 'text', 'layout', 'parts', 'proof', 'print'],
}

/** The style sheet of a page, small. */
export async function style(page: keyof typeof parts): Promise<string> {
  const files = parts[page].map((name) => readFile(join(import.meta.dirname, '../style', `${name}.css`), 'utf8'))
  const { code } = await transform((await Promise.all(files)).join('\n'), { loader: 'css', minify: true })
  return code.trim()
}
